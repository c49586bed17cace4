// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.Version;
import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees of doctor, and what it leaves alone.
class DoctorCommandTest {
  @TempDir Path world;
  private MockTenant tenant;
  private Sick mac;

  @BeforeEach
  void healthyMac() throws IOException {
    tenant = MockTenant.start(MockTenantOptions.defaults());
    mac = new Sick(world, tenant, Version.current().number());
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void the_summary_is_the_first_line_and_the_cause_the_next() {
    mac.withoutFile(".runlayer/credentials/" + mac.hostKey())
        .scanned(Duration.ofDays(3), true, "")
        .without("OrgApiKey");

    Shell.Result result = mac.run("doctor");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    assertThat(shortened(result.out()))
        .isEqualTo(
            """
            1 problem, 2 warnings, 26 well, 6 not looked at; look at enrollment first

            problem  enrollment: the marker says that there is a key for HOST, and there is none
              to do: run aiwatch enroll

            warning  org_key_form: no OrgApiKey is configured: nothing is scanned and no check-in is sent
              to do: set OrgApiKey, if this device is to report what it has

            warning  last_scan: the last scan is long ago: SCANNED, 3 days ago
              to do: run aiwatch scan; if that works, see whether its launchd unit is loaded

            Well:
              configuration: managed by ROOT/Library/Managed Preferences/com.runlayer.aiwatch.plist
              values: every value that is set counts
              host: the tenant is http://HOST, from ROOT/Library/Managed Preferences/com.runlayer.aiwatch.plist
              forced: the MDM sets the tenant: ROOT/Library/Managed Preferences/com.runlayer.aiwatch.plist
              enrollment_key_form: the enrollment key is rl_enroll_…4c72
              state_folder: ~/.runlayer is the user's alone
              proxy: no proxy: the way leads directly to the tenant
              resolve: the name leads to 127.0.0.1
              connect: connected to HOST
              clock: the clock agrees with the tenant's
              tenant_health: the tenant is there and well
              program_path: ROOT/usr/local/lib/runlayer/aiwatch/aiwatch is root's alone
              signature: the signature of ROOT/usr/local/lib/runlayer/aiwatch/aiwatch is valid
              quarantine: ROOT/usr/local/lib/runlayer/aiwatch/aiwatch is not quarantined
              version_record: the package and the program are VERSION
              launchd_scan: the unit gui/UID/com.runlayer.aiwatch is loaded
              launchd_enroll: the unit gui/UID/com.runlayer.aiwatch.enroll is loaded
              launchd_bootstrap: the unit system/com.runlayer.aiwatch.bootstrap is loaded
              last_enrollment: the last enrollment went well: SCANNED, 3 days ago
              device_id: the device's id follows from the machine's own
              full_disk_access: Full Disk Access is effective for whoever started doctor; in a terminal, that is the terminal's
              hooks_cursor: Cursor starts the hook: ROOT/Library/Application Support/Cursor/hooks.json
              hooks_claude_code: Claude Code starts the hook: ROOT/Library/Application Support/ClaudeCode/managed-settings.d/50-aiwatch.json, ~/.claude/settings.json
              hooks_codex: Codex starts the hook: ROOT/etc/codex/hooks.json, ROOT/etc/codex/requirements.toml
              spool: no event waits for its delivery
              log: the log will be ~/.runlayer/logs/aiwatch.log; it is not there yet

            Not looked at:
              ca_bundle: no CaBundle is configured
              tunnel: there is no proxy
              tls: plain http, which leads to this device itself
              org_key: no OrgApiKey is configured
              user_key: not looked at, because enrollment failed
              hooks_hermes: Hermes is not on this device
            """);
  }

  @Test
  void a_device_without_anything_names_the_configuration_and_nothing_that_follows_from_it() {
    Shell.Result result = new Shell(world.resolve("other")).run("doctor");

    List<String> lines = result.out().lines().toList();
    assertThat(lines.getFirst()).contains("look at configuration first");
    assertThat(lines.get(2)).startsWith("problem  configuration: nothing is configured");
    assertThat(result.out())
        .contains("  resolve: not looked at, because host failed")
        .contains("  tenant_health: not looked at, because tls failed")
        .doesNotContain("problem  resolve", "problem  enrollment");
    assertThat(result.exit()).isEqualTo(1);
  }

  @Test
  void at_the_tenant_nothing_is_left_behind() {
    mac.run("doctor");

    assertThat(tenant.requests().stream().map(request -> request.route().orElseThrow()))
        .containsExactly(Route.HEALTH_CHECK, Route.PLUGIN_LOOKUP);
    assertThat(tenant.snapshot().plugins()).isEmpty();
    assertThat(tenant.snapshot().devices()).isEmpty();
  }

  @Test
  void every_check_is_documented_with_what_to_do() throws IOException {
    JsonNode document = HealthSchema.check("doctor", mac.run("doctor", "--json").out());
    String reference = Files.readString(Path.of("docs/doctor.md"));
    String advice = Files.readString(Path.of("docs/troubleshooting.md"));

    assertThat(document.path("checks")).hasSizeGreaterThan(30);
    for (JsonNode check : document.path("checks")) {
      String name = check.path("check").asText();
      assertThat(reference).contains("`" + name + "`");
      assertThat(advice)
          .containsPattern("`" + name.replaceAll("^(hooks|launchd)_.*", "$1_…") + "`");
    }
  }

  @Test
  void on_linux_what_only_macos_has_is_not_looked_at() {
    Shell linux = new Shell(world.resolve("other")).now(Instant.now().toString());
    linux.managed(
        "<key>Host</key>"
            + Sick.text(tenant.address().toString())
            + "<key>OrgApiKey</key>"
            + Sick.text(tenant.organisationKey()));

    Shell.Result result = linux.run("doctor");

    assertThat(result.out())
        .contains("full_disk_access: there is no such thing on this system")
        .contains("launchd_scan: there is no launchd on this system")
        .contains("hooks_codex: no EnrollmentKey is configured: hooks are not wanted here");
    assertThat(result.exit()).isZero();
  }

  private String shortened(String text) {
    String scanned = Ages.time(mac.now().minus(Duration.ofDays(3)));
    return text.replace(mac.shell().root().toString(), "ROOT")
        .replace(mac.hostKey(), "HOST")
        .replace(Version.current().number(), "VERSION")
        .replace(scanned, "SCANNED")
        .replaceAll("gui/[0-9]+/", "gui/UID/");
  }
}
