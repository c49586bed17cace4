// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.tenant.CheckIn;
import com.runlayer.aiwatch.tenant.EnrollRequest;
import com.runlayer.aiwatch.tenant.HookSubmission;
import com.runlayer.aiwatch.tenant.PluginLookup;
import com.runlayer.aiwatch.tenant.PluginReceipt;
import com.runlayer.aiwatch.tenant.PluginReport;
import com.runlayer.aiwatch.tenant.ScanReceipt;
import com.runlayer.aiwatch.tenant.ScanReport;
import com.runlayer.aiwatch.tenant.SkillLookup;
import com.runlayer.aiwatch.tenant.SkillReport;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCommandTest {
  private static final String CONFIGURED =
      """
      <key>Host</key><string>https://acme.example</string>
      <key>OrgApiKey</key><string>rl_org_FAKE0123456789abcdef</string>
      """;

  @TempDir Path world;
  private Shell shell;
  private final RecordingTenant tenant = new RecordingTenant();

  @BeforeEach
  void newWorld() {
    shell = new Shell(world);
  }

  @Nested
  class DryRun {
    @Test
    void the_table_shows_what_was_found_and_what_was_not() {
      shell
          .file(".cursor/mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"echo\"}, \"b\": 1}}")
          .file(
              "src/app/.mcp.json",
              "{\"mcpServers\": {\"p\\u001b[2J\": {\"url\": \"https://x.example\"}}}");

      Shell.Result result = shell.run("scan", "--dry-run");

      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isZero();
      assertThat(result.out().replaceAll("[0-9]+\\.[0-9] s", "T s"))
          .startsWith(
              """
              CLIENT       SERVER      TRANSPORT  SCOPE    WHERE
              """)
          .contains("claude_code  p\\u001B[2J  sse        project  ~/src/app/.mcp.json\n")
          .contains("cursor       a           stdio      global   ~/.cursor/mcp.json\n")
          .contains(
              """
              Could not be read:
                ~/.cursor/mcp.json: the entry "mcpServers.b" was left out: it is a number where an object is expected
              """)
          .contains("2 servers in 2 files; ")
          .endsWith("T s\n");
    }

    @Test
    void json_is_one_document_with_the_device_and_the_wire_form() {
      shell.file(".cursor/mcp.json", "{\"mcpServers\": {\"gamma\": {\"command\": \"echo\"}}}");
      touch(shell.home().resolve(".cursor/mcp.json"), "2026-11-23T16:06:01.908756Z");

      Shell.Result result = shell.run("scan", "-n", "--json", "--device-id", "dev-1");

      assertThat(result.out().replace(shell.home().toString(), "HOME"))
          .contains(
              "\"schema\" : 1",
              "\"device_id\" : \"dev-1\"",
              "\"os\" : \"linux\"",
              "\"username\" : \"dev\"",
              """
                "configurations" : [ {
                  "client" : "cursor",
                  "client_version" : null,
                  "config_path" : "HOME/.cursor/mcp.json",
                  "config_modified_at" : "2026-11-23T16:06:01.908756+00:00",
                  "config_scope" : "global",
                  "project_path" : null,
                  "plugin_identifier" : null,
                  "servers" : [ {
                    "name" : "gamma",
                    "type" : "stdio",
                    "command" : "echo",
                    "args" : null,
                    "url" : null,
                    "env" : null,
                    "headers" : null,
                    "config_hash" : "6f545d3ae5454942844e21800ca9b1a2fe59b85ff792c4b971ca82bdc53bf353",
                    "project_names" : null,
                    "not_sent" : {
                      "enabled" : null,
                      "package" : null,
                      "risks" : [ ]
                    }
                  } ],
                  "not_sent" : {
                    "real_path" : "HOME/.cursor/mcp.json"
                  }
                } ],
              """
                  .indent(0));
    }

    @Test
    void a_missing_home_is_a_failure() throws Exception {
      Files.delete(shell.home());

      assertThat(shell.run("scan", "-n").exit()).isEqualTo(1);
    }

    @Test
    void both_layouts_are_read_on_any_system() {
      shell
          .layout("macos")
          .file(
              "Library/Application Support/Claude/claude_desktop_config.json",
              "{\"mcpServers\": {\"m\": {\"command\": \"echo\"}}}");

      assertThat(shell.run("scan", "-n").out()).containsPattern("claude_desktop +m +stdio");
    }
  }

  @Nested
  class Reporting {
    @BeforeEach
    void configure() {
      shell.managed(CONFIGURED).tenant(tenant);
    }

    @Test
    void the_report_is_sent_with_the_managed_key_and_remembered() {
      Shell.Result result = shell.run("scan");

      assertThat(result.exit()).isZero();
      assertThat(result.out())
          .endsWith("Reported to https://acme.example: 3 servers taken, 2 shadow, 1 managed.\n");
      assertThat(tenant.keys).containsExactly("rl_org_FAKE0123456789abcdef");
      assertThat(tenant.connections.getFirst().userAgent()).startsWith("aiwatch/");
      assertThat(shell.home().resolve(".runlayer/state.json"))
          .content()
          .contains("\"finished_at\" : \"2026-11-24T12:00:00.000000+00:00\"");
    }

    @Test
    void nobody_waits_for_the_check_in_to_see_the_result() {
      tenant.checkIn =
          _ -> {
            throw new IllegalStateException("it has begun");
          };

      Shell.Result result = shell.run("scan");

      assertThat(result.err()).contains("unexpected IllegalStateException");
      assertThat(result.out()).contains("Reported to https://acme.example");
    }

    @Test
    void a_missing_home_is_checked_in_as_an_error() throws Exception {
      Files.delete(shell.home());

      assertThat(shell.run("scan").exit()).isEqualTo(1);

      assertThat(tenant.keys).isEmpty();
      assertThat(tenant.checkIns).containsExactly("error");
    }

    @Test
    void a_dry_run_does_not_check_in() {
      shell.run("scan", "-n");

      assertThat(tenant.connections).isEmpty();
    }

    @Test
    void quiet_prints_nothing() {
      Shell.Result result = shell.run("scan", "--quiet");

      assertThat(result.exit()).isZero();
      assertThat(result.out() + result.err()).isEmpty();
    }

    @Test
    void json_prints_the_document_alone() {
      assertThat(shell.run("scan", "--json").out()).startsWith("{").endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--host=https://other.example",
          "--org-api-key=rl_org_FAKEother00000000",
          "--ca-bundle=/tmp/x.pem"
        })
    void a_managed_device_is_not_led_elsewhere(String option) {
      Shell.Result result = shell.run("scan", option);

      assertThat(result.exit()).isEqualTo(2);
      assertThat(result.err()).startsWith("aiwatch: ").contains(option.split("=", 2)[0]);
      assertThat(result.err()).doesNotContain("FAKEother");
      assertThat(tenant.keys).isEmpty();
    }

    @Test
    void while_another_scan_runs_nothing_is_done() throws Exception {
      try (var _ = heldLock()) {
        Shell.Result result = shell.run("scan");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("another scan of this user is running");
        assertThat(tenant.keys).isEmpty();
      }
    }

    @Test
    void under_launchd_a_running_scan_is_no_news() throws Exception {
      shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch");
      try (var _ = heldLock()) {
        Shell.Result result = shell.run("scan");

        assertThat(result.exit()).isZero();
        assertThat(result.out() + result.err()).isEmpty();
        assertThat(shell.pauses()).as("nobody waits for nothing").isEmpty();
      }
    }

    @Test
    void a_scan_that_hangs_for_more_than_an_hour_is_a_failure() throws Exception {
      try (var _ = heldLock()) {
        Files.writeString(
            shell.home().resolve(".runlayer/state.json"),
            "{\"last_scan\": {\"finished_at\": \"2026-11-24T10:59:00.000000+00:00\"}}");

        Shell.Result result = shell.run("scan");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("more than an hour");
      }
    }

    /// A lock of another process; one of this process would not keep it out.
    private AutoCloseable heldLock() throws Exception {
      Path lock = Files.createDirectories(shell.home().resolve(".runlayer")).resolve("scan.lock");
      Files.createFile(
          lock, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Process holder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockHolder.class.getName(),
                  lock.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(holder.getInputStream().read()).isEqualTo('L');
      return () -> holder.destroyForcibly().waitFor();
    }

    @Test
    void what_other_commands_keep_in_the_state_stays() throws Exception {
      Path state = Files.createDirectory(shell.home().resolve(".runlayer")).resolve("state.json");
      Files.writeString(state, "{\"other\": {\"x\": 1}}");

      shell.run("scan", "-q");

      assertThat(state).content().contains("\"other\"", "\"last_scan\"");
    }
  }

  @Nested
  class SinceTheLastScan {
    @BeforeEach
    void configure() {
      shell.managed(CONFIGURED).tenant(tenant);
    }

    @Test
    void what_changed_is_told_by_every_scan_and_remembered_by_a_real_one() throws Exception {
      shell.file(".cursor/mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}");
      assertThat(shell.run("scan").out()).doesNotContain("hanged");
      shell
          .now("2026-11-24T12:15:00Z")
          .file(
              ".cursor/mcp.json",
              "{\"mcpServers\": {\"b\": {\"command\": \"x\"}, \"p\\u001b[2J\": {\"command\": \"x\"}}}");
      Path state = shell.home().resolve(".runlayer/state.json");
      String before = Files.readString(state);
      String expected =
          """

          Changed since the scan of 2026-11-24 12:00 UTC:
            gone     server "a" of cursor in ~/.cursor/mcp.json
            new      server "b" of cursor in ~/.cursor/mcp.json
            new      server "p\\u001B[2J" of cursor in ~/.cursor/mcp.json

          """;

      assertThat(shell.run("scan", "-n").out()).contains(expected);
      assertThat(shell.run("scan", "-n").out()).contains(expected);
      assertThat(Files.readString(state)).isEqualTo(before);
      assertThat(shell.run("scan").out()).contains(expected);
      assertThat(shell.run("scan").out()).doesNotContain("hanged");
    }

    @Test
    void json_has_the_changes() {
      shell.file(".cursor/mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}");
      shell.run("scan");
      shell.file(".cursor/mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"y\"}}}");

      assertThat(shell.run("scan", "-n", "--json").out().replace(shell.home().toString(), "HOME"))
          .contains(
              """
                "changes" : {
                  "state" : "compared",
                  "reason" : null,
                  "since" : "2026-11-24T12:00:00.000000+00:00",
                  "list" : [ {
                    "change" : "altered",
                    "kind" : "server",
                    "client" : "cursor",
                    "path" : "HOME/.cursor/mcp.json",
                    "name" : "a",
                    "project_path" : null
                  } ]
                },
              """
                  .indent(0));
    }

    @Test
    void a_scan_that_looks_less_far_calls_nothing_gone() {
      shell.file("src/app/.mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}");
      shell.run("scan");

      assertThat(shell.run("scan", "--no-projects").out()).doesNotContain("hanged");
      assertThat(shell.run("scan", "--project-timeout=0").out()).doesNotContain("hanged");
      assertThat(shell.run("scan", "--project-depth=1").out()).doesNotContain("hanged");
      assertThat(shell.run("scan").out()).doesNotContain("hanged");
    }

    @Test
    void a_state_folder_that_is_not_ours_is_named() throws Exception {
      Files.createSymbolicLink(
          shell.home().resolve(".runlayer"), Files.createDirectory(world.resolve("elsewhere")));

      assertThat(shell.run("scan", "-n").out())
          .contains(
              "\nWhat changed since the last scan is not known: ~/.runlayer is a symbolic link");
    }
  }

  @Nested
  class AsAGuest {
    @BeforeEach
    void configure() {
      shell.managed(CONFIGURED).tenant(tenant);
    }

    @Test
    void a_persons_scan_starts_at_once_and_keeps_its_priority() {
      shell.run("scan");
      shell.run("scan", "-n");

      assertThat(shell.pauses()).isEmpty();
      assertThat(shell.lowered()).isZero();
    }

    @Test
    void launchds_scan_steps_back_and_waits_as_long_as_its_device_always_does() {
      shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.scan");
      List<Integer> sent = new ArrayList<>();
      shell.onPause(() -> sent.add(tenant.keys.size()));

      assertThat(shell.run("scan", "--device-id=dev-1").exit()).isZero();
      assertThat(shell.run("scan", "--device-id=dev-1").exit()).isZero();

      assertThat(shell.lowered()).isEqualTo(2);
      assertThat(shell.pauses()).containsExactly(Splay.of("dev-1"), Splay.of("dev-1"));
      assertThat(sent).as("waits before it scans").containsExactly(0, 1);
    }

    @Test
    void launchds_scan_waits_for_nothing_where_nothing_will_be_sent() throws Exception {
      shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.scan");

      shell.run("scan", "--dry-run");
      Files.delete(shell.root().resolve("etc/runlayer/com.runlayer.aiwatch.plist"));
      assertThat(shell.run("scan").exit()).isEqualTo(2);

      assertThat(shell.pauses()).isEmpty();
    }

    @Test
    void a_scan_that_a_person_starts_while_launchds_waits_is_not_held_up() {
      shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.scan");
      shell.onPause(
          () -> {
            Shell person = new Shell(world).managed(CONFIGURED).tenant(tenant);
            assertThat(person.run("scan").err()).isEmpty();
          });

      assertThat(shell.run("scan").exit()).isZero();

      assertThat(tenant.keys).hasSize(2);
    }
  }

  @Nested
  class OnATerminal {
    @Test
    void headings_stand_out_and_nothing_does_without_one_or_against_a_wish() {
      shell.file(".cursor/mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}");
      assertThat(shell.run("scan", "-n").out()).doesNotContain("\u001B");

      shell.terminal(100);
      assertThat(shell.run("scan", "-n").out()).startsWith("\u001B[1mCLIENT\u001B[0m");
      assertThat(shell.run("scan", "-n", "--json").out()).doesNotContain("\u001B");

      shell.environment("NO_COLOR", "1");
      assertThat(shell.run("scan", "-n").out()).doesNotContain("\u001B");
    }
  }

  @Test
  void verbose_names_every_file_that_is_looked_at_and_why() {
    shell
        .file(".cursor/mcp.json", "{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}")
        .file("src/a\u0007pp/.mcp.json", "{");

    Shell.Result result = shell.run("scan", "-n", "--verbose");

    assertThat(result.err())
        .contains("looked at ~/.cursor/mcp.json for cursor (its own configuration): read, 1 server")
        .contains("looked at ~/.codex/config.toml for codex (its own configuration): not there\n")
        .contains(
            "looked at ~/src/a\\u0007pp/.mcp.json for claude_code (project ~/src/a\\u0007pp): broken\n");
    assertThat(result.err().lines()).allMatch(line -> line.startsWith("looked at "));
    assertThat(result.out()).startsWith("CLIENT ");
  }

  @Test
  void a_managed_key_is_not_sent_to_a_host_from_outside() {
    shell
        .managed("<key>OrgApiKey</key><string>rl_org_FAKE0123456789abcdef</string>")
        .environment("RUNLAYER_HOST", "https://other.example")
        .tenant(tenant);

    assertThat(shell.run("scan", "--host", "https://other.example").exit()).isEqualTo(2);
    assertThat(shell.run("scan").exit()).isEqualTo(2);
    assertThat(tenant.keys).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--project-depth=-1", "--project-depth=x", "--project-timeout=-1"})
  void a_number_that_makes_no_sense_is_wrong_usage(String option) {
    Shell.Result result = shell.run("scan", "-n", option);

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains(option.split("=", 2)[0]);
    assertThat(result.out()).isEmpty();
  }

  private static void touch(Path file, String time) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Takes every scan and counts three servers in it.
  private static final class RecordingTenant implements Tenant, TenantConnector {
    private final List<String> keys = new ArrayList<>();
    private final List<TenantConnection> connections = new ArrayList<>();
    private final List<String> checkIns = new ArrayList<>();
    private Consumer<String> checkIn = checkIns::add;

    @Override
    public Tenant connect(TenantConnection connection) {
      connections.add(connection);
      return this;
    }

    @Override
    public ScanReceipt submitScan(String orgKey, ScanReport report) {
      keys.add(orgKey);
      return new ScanReceipt(3, 2, 1);
    }

    @Override
    public String enroll(String enrollmentKey, EnrollRequest request) {
      throw new AssertionError("a scan does not enroll");
    }

    @Override
    public String enrollOnce(String enrollmentKey, EnrollRequest request, Duration limit) {
      throw new AssertionError("a scan does not enroll");
    }

    @Override
    public void submitHookEvent(String userKey, HookSubmission submission) {
      throw new AssertionError("a scan tells nothing of hooks");
    }

    @Override
    public void checkIn(String orgKey, CheckIn report) {
      checkIn.accept(report.status());
    }

    @Override
    public boolean isKnownSkill(String orgKey, SkillLookup lookup) {
      throw new AssertionError("no skill was planted");
    }

    @Override
    public void submitSkill(String orgKey, SkillReport report) {
      throw new AssertionError("no skill was planted");
    }

    @Override
    public boolean isKnownPlugin(String orgKey, PluginLookup lookup) {
      throw new AssertionError("no plugin was planted");
    }

    @Override
    public PluginReceipt submitPlugin(String orgKey, PluginReport report) {
      throw new AssertionError("no plugin was planted");
    }
  }
}
