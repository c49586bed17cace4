// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.Version;
import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person and a program see of the status.
class StatusCommandTest {
  private static final String HOST = "acme.runlayer.com";

  @TempDir Path world;

  @Test
  void everything_is_on_one_screen() throws IOException {
    Shell shell = enrolled();
    Sick.keep(shell, Instant.parse("2026-11-24T11:30:00Z"), HOST);
    shell.file(
        ".runlayer/courier.json",
        """
        {"last_run": {"at": "2026-11-24T11:58:00Z", "end": "tenant_failed", "delivered": 3, "left": 1, "dropped": 0,
                      "set_aside": 0, "error": "acme.runlayer.com answered 503"},
         "failures": 2}
        """);

    Shell.Result result = shell.run("status");

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(
            result
                .out()
                .replace(Version.current().toString(), "VERSION")
                .replace(shell.root().toString(), "ROOT")
                .replaceAll("[0-9]+ bytes", "N bytes")
                .replaceAll(" {2,}", "  "))
        .isEqualTo(
            """
            VERSION

            KEY  VALUE  SOURCE
            Host  https://acme.runlayer.com  ROOT/etc/runlayer/com.runlayer.aiwatch.plist
            OrgApiKey  rl_org_…cdef  ROOT/etc/runlayer/com.runlayer.aiwatch.plist
            EnrollmentKey  rl_enroll_…cdef  ROOT/etc/runlayer/com.runlayer.aiwatch.plist
            Enforcement  true  default
            Sessions  true  default
            FailureMode  closed  default
            Sessions from ROOT/etc/runlayer/com.runlayer.aiwatch.plist does not count: it is a string and must be a boolean.

            WHAT  STATE
            enrolled  with acme.runlayer.com
              not with other.example, although the marker says so
            last enrollment  2026-11-24 11:00 UTC, 60 minutes ago: failed: no connection to acme.runlayer.com
            hook of Cursor  in ~/.cursor/hooks.json
            hook of Claude Code  none
            hook of Codex  none
            hook of Hermes  none; the client is not on this device
            known holes  2; aiwatch setup hooks check names them
            last scan  2026-11-24 11:50 UTC, 10 minutes ago: 4 servers in 3 files, 1 gap, 0 errors, not reported whole
              the report failed: acme.runlayer.com did not answer within 60 s
            spool  1 event, N bytes, the oldest since 2026-11-24 11:30 UTC, 30 minutes ago
              last courier 2026-11-24 11:58 UTC, 2 minutes ago: 3 events delivered, the tenant failed
              acme.runlayer.com answered 503
            device id  from the machine's own id
            log  ~/.runlayer/logs/aiwatch.log (not there yet)
            """);
    assertThat(result.out().lines().count()).isLessThan(28);
  }

  @Test
  void json_says_the_same_and_follows_its_description() throws IOException {
    Shell.Result result = enrolled().run("status", "--json");

    JsonNode document = HealthSchema.check("status", result.out());
    assertThat(document.at("/tenants/0/host").asText()).isEqualTo(HOST);
    assertThat(document.at("/tenants/0/enrolled").asBoolean()).isTrue();
    assertThat(document.at("/tenants/1/key").asText()).isEqualTo("absent");
    assertThat(document.at("/last_enrollment/outcome").asText()).isEqualTo("failed");
    assertThat(document.at("/hooks/0/state").asText()).isEqualTo("present");
    assertThat(document.at("/hooks/3/state").asText()).isEqualTo("no_client");
    assertThat(document.at("/last_scan/failures/0").asText()).contains("did not answer");
    assertThat(document.at("/spool/events").asInt()).isZero();
    assertThat(document.at("/spool/oldest").isNull()).isTrue();
    assertThat(document.path("device_id_source").asText()).isEqualTo("hardware");
    assertThat(document.at("/configuration/values/OrgApiKey/value").asText())
        .isEqualTo("rl_org_…cdef");
    assertThat(document.path("unknown")).isEmpty();
    assertThat(result.out()).doesNotContain("0123456789");
  }

  @Test
  void the_courier_and_the_events_of_other_tenants_are_told_apart() throws IOException {
    Shell shell = enrolled();
    Sick.keep(shell, Instant.parse("2026-11-24T11:00:00Z"), "other.example");
    Sick.keep(shell, Instant.parse("2026-11-24T11:30:00Z"), HOST);
    shell.file(
        ".runlayer/courier.json",
        """
        {"last_run": {"at": "2026-11-24T11:58:00Z", "end": "out_of_time", "delivered": 3, "left": 2, "dropped": 1,
                      "set_aside": 0},
         "last_delivery_at": "2026-11-24T11:57:00Z", "failures": 0}
        """);

    JsonNode spool =
        HealthSchema.check("status", shell.run("status", "--json").out()).path("spool");

    assertThat(spool.path("events").asInt()).isEqualTo(2);
    assertThat(spool.path("other_tenants").asInt()).isEqualTo(1);
    assertThat(spool.path("oldest").asText()).isEqualTo("2026-11-24T11:30:00Z");
    assertThat(spool.at("/last_courier/end").asText()).isEqualTo("out_of_time");
    assertThat(spool.at("/last_courier/dropped").asInt()).isEqualTo(1);
    assertThat(spool.path("last_delivery_at").asText()).isEqualTo("2026-11-24T11:57:00Z");
  }

  @Test
  void a_device_that_nobody_configured_says_so() {
    Shell.Result result = new Shell(world).run("status");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("No tenant is configured (Host).")
        .containsPattern("enrolled +no\n")
        .containsPattern("last scan +none is known")
        .containsPattern("spool +empty");
  }

  @Test
  void a_state_folder_that_is_refused_costs_only_what_is_in_it() throws IOException {
    Shell shell = enrolled();
    Files.move(shell.home().resolve(".runlayer"), shell.home().resolve("elsewhere"));
    Files.createSymbolicLink(shell.home().resolve(".runlayer"), shell.home().resolve("elsewhere"));

    JsonNode document = HealthSchema.check("status", shell.run("status", "--json").out());

    assertThat(document.path("last_scan").isNull()).isTrue();
    assertThat(document.at("/unknown/last_scan").asText()).contains("is a symbolic link");
    assertThat(document.at("/hooks/0/state").asText()).isEqualTo("present");
    assertThat(shell.run("status").out())
        .containsPattern("last scan +not known: ~/.runlayer is a symbolic link");
  }

  @Test
  void a_key_store_that_refuses_is_a_state() throws IOException {
    Shell shell = enrolled();
    Files.setPosixFilePermissions(
        shell.home().resolve(".runlayer/credentials/" + HOST),
        PosixFilePermissions.fromString("rw-r--r--"));

    JsonNode document = HealthSchema.check("status", shell.run("status", "--json").out());

    assertThat(document.at("/tenants/0/key").asText()).isEqualTo("failed");
    assertThat(document.at("/tenants/0/reason").asText()).contains("is open to other users");
  }

  @Test
  void a_healthy_mac_follows_the_description_too() throws IOException {
    try (MockTenant tenant = MockTenant.start(MockTenantOptions.defaults())) {
      Sick mac = new Sick(world, tenant, Version.current().number());

      JsonNode document = HealthSchema.check("status", mac.run("status", "--json").out());

      assertThat(document.at("/hooks/1/state").asText()).isEqualTo("present");
      assertThat(tenant.requests()).isEmpty();
    }
  }

  @Test
  void a_scan_that_lies_in_the_future_counts_as_none() throws IOException {
    Shell shell = enrolled().now("2026-11-24T11:00:00Z");

    assertThat(shell.run("status").out()).containsPattern("last scan +none is known");
  }

  private Shell enrolled() throws IOException {
    Shell shell = new Shell(world).file(".cursor/keep", "").file(".runlayer/.enrolled-" + HOST, "");
    // before the organisation's key is there, because nobody is to be told of it
    shell.managed(
        """
        <key>Host</key><string>https://acme.runlayer.com</string>
        <key>EnrollmentKey</key><string>rl_enroll_FAKE0123456789abcdef</string>
        """);
    assertThat(shell.run("setup", "hooks", "install", "--user").exit()).isZero();
    Files.delete(shell.home().resolve(".runlayer/logs/aiwatch.log"));
    shell
        .managed(
            """
                <key>Host</key><string>https://acme.runlayer.com</string>
                <key>OrgApiKey</key><string>rl_org_FAKE0123456789abcdef</string>
                <key>EnrollmentKey</key><string>rl_enroll_FAKE0123456789abcdef</string>
                <key>Sessions</key><string>false</string>
                """)
        .file(".runlayer/.enrolled-other.example", "")
        .file(".runlayer/credentials/" + HOST, "rl_user_FAKE0123456789\n")
        .file(
            ".runlayer/state.json",
            """
                {"last_scan": {"finished_at": "2026-11-24T11:50:00.000000+00:00", "servers": 4, "configurations": 3,
                               "gaps": 1, "errors": 0, "submitted": false,
                               "failures": ["the report failed: acme.runlayer.com did not answer within 60 s"]},
                 "last_enrollment": {"finished_at": "2026-11-24T11:00:00Z", "host": "acme.runlayer.com",
                                     "outcome": "failed", "error": "no connection to acme.runlayer.com"}}
                """);
    Files.setPosixFilePermissions(
        shell.home().resolve(".runlayer/credentials"),
        PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(
        shell.home().resolve(".runlayer/credentials/" + HOST),
        PosixFilePermissions.fromString("rw-------"));
    return shell;
  }
}
