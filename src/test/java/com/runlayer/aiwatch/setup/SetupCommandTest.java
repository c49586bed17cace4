// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.health.HealthSchema;
import com.runlayer.aiwatch.tenant.CheckIn;
import com.runlayer.aiwatch.tenant.Tenant;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands about hooks, in a world of their own.
class SetupCommandTest {
  private static final String CONFIGURED =
      "<key>Host</key><string>https://tenant.example</string>"
          + "<key>EnrollmentKey</key><string>rl_enroll_FAKE0000</string>";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void world() {
    shell = new Shell(folder).managed(CONFIGURED);
    shell.file(".runlayer/.enrolled-tenant.example", "");
  }

  @Test
  void what_install_writes_check_finds_and_uninstall_takes_away() throws IOException {
    shell.file(".claude/settings.json", "{\n  \"model\": \"opus\"\n}");
    shell.file(".hermes/config.yaml", "model: x # mine\n");
    shell.file(".hermes/profiles/work/notes.txt", "");
    Map<String, String> before = files();

    assertThat(run("install", "--mdm").exit()).isZero();

    assertThat(files().keySet())
        .contains(
            "root/etc/cursor/hooks.json",
            "root/etc/claude-code/managed-settings.d/50-aiwatch.json",
            "root/etc/codex/hooks.json",
            "root/etc/codex/requirements.toml",
            "home/.claude/settings.json",
            "home/.hermes/config.yaml",
            "home/.hermes/shell-hooks-allowlist.json",
            "home/.hermes/profiles/work/config.yaml",
            "home/.hermes/profiles/work/shell-hooks-allowlist.json");
    assertThat(run("check", "--mdm").exit()).isZero();
    Map<String, String> installed = files();
    assertThat(run("install", "--mdm").exit()).isZero();
    assertThat(files()).isEqualTo(installed);
    assertThat(run("uninstall", "--mdm").exit()).isZero();
    assertThat(withoutState(files())).isEqualTo(withoutState(before));
    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
  }

  @Test
  void a_second_run_touches_no_file() throws IOException {
    run("install", "--mdm");
    Path file = shell.root().resolve("etc/cursor/hooks.json");
    FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file, old);

    run("install", "--mdm");

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
  }

  @Test
  void a_flipped_setting_is_drift_until_the_next_run() throws IOException {
    run("install", "--mdm");
    shell.managed(CONFIGURED + "<key>Sessions</key><false/>");

    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
    assertThat(run("check", "--mdm").out()).contains("different", "not wanted");
    run("install", "--mdm");
    assertThat(run("check", "--mdm").exit()).isZero();
    assertThat(Files.readString(shell.root().resolve("etc/cursor/hooks.json")))
        .doesNotContain("afterAgentThought");

    shell.managed(CONFIGURED + "<key>Enforcement</key><false/>");
    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
    run("install", "--mdm");
    assertThat(Files.readString(shell.root().resolve("etc/cursor/hooks.json")))
        .doesNotContain("failClosed");
  }

  @Test
  void a_file_that_cannot_be_worked_with_fails_and_the_others_are_done() throws IOException {
    shell.file(".claude/settings.json", "{ broken");

    Shell.Result result = run("install", "--mdm");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("left alone", "~/.claude/settings.json: ");
    assertThat(shell.home().resolve(".claude/settings.json")).hasContent("{ broken");
    assertThat(shell.root().resolve("etc/cursor/hooks.json")).exists();
    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
  }

  @Test
  void for_a_user_only_clients_that_are_there_are_set_up() {
    assertThat(run("install", "--user").exit()).isEqualTo(2);
    assertThat(run("check", "--user").exit()).isEqualTo(2);
    shell.file(".cursor/keep", "");

    assertThat(run("install", "--user").exit()).isZero();

    assertThat(shell.home().resolve(".cursor/hooks.json")).exists();
    assertThat(shell.home().resolve(".codex")).doesNotExist();
    assertThat(shell.root().resolve("etc/cursor")).doesNotExist();
    assertThat(run("check", "--user").exit()).isZero();
  }

  @Test
  void a_user_cannot_take_away_what_the_organisation_wants() {
    shell.file(".cursor/keep", "");
    run("install", "--user");

    Shell.Result refused = run("uninstall", "--user");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("ask your administrator");
    assertThat(shell.home().resolve(".cursor/hooks.json")).exists();
    shell.managed("<key>Host</key><string>https://tenant.example</string>");
    assertThat(run("uninstall", "--user").exit()).isZero();
    assertThat(shell.home().resolve(".cursor/hooks.json")).doesNotExist();
  }

  @Test
  void root_also_takes_away_what_a_user_installed() {
    shell.file(".cursor/keep", "");
    run("install", "--user");

    assertThat(run("uninstall", "--mdm").exit()).isZero();

    assertThat(shell.home().resolve(".cursor/hooks.json")).doesNotExist();
  }

  /// The scope, the marker, the stamp's age in seconds or none, who starts it, the exit code.
  @ParameterizedTest
  @CsvSource({
    "--mdm,  true,  none, person,  0",
    "--mdm,  false, none, person,  0",
    "--mdm,  false, 30,   person,  4",
    "--mdm,  false, 599,  person,  4",
    "--mdm,  false, 601,  person,  0",
    "--mdm,  false, -60,  person,  0",
    "--mdm,  false, 30,   launchd, 4",
    "--mdm,  false, 900,  launchd, 0",
    "--user, false, none, person,  4",
    "--user, false, 30,   person,  4",
  })
  void the_first_installation_waits_for_the_enrollment(
      String scope, boolean marker, String age, String starter, int exit) throws IOException {
    shell.file(".cursor/keep", "");
    if (!marker) {
      Files.delete(shell.home().resolve(".runlayer/.enrolled-tenant.example"));
    }
    if (!age.equals("none")) {
      stamp(Long.parseLong(age));
    }
    if (starter.equals("launchd")) {
      shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.bootstrap");
    }

    Shell.Result result = run("install", scope);

    assertThat(result.exit()).isEqualTo(exit);
    assertThat(Files.exists(shell.root().resolve("etc/cursor/hooks.json"))).isEqualTo(marker);
    assertThat(result.err().isEmpty()).isEqualTo(marker || starter.equals("launchd"));
    assertThat(marker || run("check", scope).exit() == 4).isTrue();
  }

  @Test
  void a_marker_that_is_gone_is_drift_once_hooks_were_installed() throws IOException {
    run("install", "--mdm");
    Files.delete(shell.home().resolve(".runlayer/.enrolled-tenant.example"));
    Files.delete(shell.root().resolve("etc/cursor/hooks.json"));

    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
    assertThat(run("install", "--mdm").exit()).isZero();

    assertThat(shell.root().resolve("etc/cursor/hooks.json")).exists();
    assertThat(run("check", "--mdm").err()).contains("marker of that is missing");
    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
  }

  @Test
  void without_an_enrollment_key_nothing_is_done() {
    shell.managed("<key>Host</key><string>https://tenant.example</string>");

    assertThat(run("install", "--mdm").exit()).isZero();
    assertThat(run("install", "--mdm").err()).contains("EnrollmentKey");
    assertThat(run("check", "--mdm").exit()).isEqualTo(2);
    shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.bootstrap");
    assertThat(run("install", "--mdm").err()).isEmpty();
    assertThat(shell.root().resolve("etc/cursor")).doesNotExist();
  }

  @Test
  void without_a_host_it_is_not_configured() {
    shell.managed("<key>EnrollmentKey</key><string>rl_enroll_FAKE0000</string>");

    assertThat(run("install", "--mdm").exit()).isEqualTo(2);
    shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.bootstrap");
    assertThat(run("install", "--mdm").exit()).isZero();
  }

  @Test
  void launchd_is_told_of_no_failure() {
    shell.file(".claude/settings.json", "{ broken");
    shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.bootstrap");

    assertThat(run("install", "--mdm").exit()).isZero();
    assertThat(json(run("install", "--mdm", "--json")).path("exit").intValue()).isEqualTo(1);
    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
  }

  @Test
  void a_device_that_left_is_free_after_a_day() {
    run("install", "--mdm");
    shell.managed("<key>Host</key><string>https://tenant.example</string>");

    assertThat(run("install", "--mdm").err()).contains("a day after that");
    shell.now("2026-11-25T11:59:00Z");
    run("install", "--mdm");
    assertThat(shell.root().resolve("etc/cursor/hooks.json")).exists();
    shell.now("2026-11-25T12:00:01Z");
    assertThat(run("install", "--mdm").exit()).isZero();

    assertThat(shell.root().resolve("etc/cursor/hooks.json")).doesNotExist();
  }

  @Test
  void a_key_that_comes_back_in_time_starts_the_day_anew() {
    run("install", "--mdm");
    shell.managed("");
    run("install", "--mdm");
    shell.managed(CONFIGURED).now("2026-11-25T11:00:00Z");
    run("install", "--mdm");
    shell.managed("").now("2026-11-25T13:00:00Z");

    run("install", "--mdm");

    assertThat(shell.root().resolve("etc/cursor/hooks.json")).exists();
  }

  @Test
  void a_dry_run_prints_a_diff_and_changes_nothing() throws IOException {
    shell.file(
        ".claude/settings.json",
        """
        {
          "env": {
            "GITHUB_TOKEN": "ghp_FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE"
          },
          "hooks": {}
        }
        """);
    Map<String, String> before = files();

    Shell.Result result = run("install", "--mdm", "--dry-run", "--client", "claude");

    assertThat(result.exit()).isZero();
    assertThat(files()).isEqualTo(before);
    assertThat(result.out())
        .contains(
            "--- /dev/null",
            "+++ " + shell.root().resolve("etc/claude-code/managed-settings.d/50-aiwatch.json"),
            "--- " + shell.home().resolve(".claude/settings.json"),
            "+            \"command\": \"/usr/local/lib/runlayer/aiwatch/aiwatch\",")
        .doesNotContain("ghp_FAKE", "etc/cursor");
  }

  @Test
  void a_dry_run_shows_exactly_what_would_be_written() {
    shell.managed(CONFIGURED + "<key>Sessions</key><false/>");

    Shell.Result result = run("install", "--mdm", "--dry-run", "--client", "codex");

    assertThat(result.out().replace(shell.root().toString(), "ROOT"))
        .isEqualTo(
            """
            --- /dev/null
            +++ ROOT/etc/codex/hooks.json
            @@ -0,0 +1,37 @@
            +{
            +  "hooks": {
            +    "PreToolUse": [
            +      {
            +        "hooks": [
            +          {
            +            "type": "command",
            +            "command": "/usr/local/lib/runlayer/aiwatch/aiwatch hook --client codex",
            +            "timeout": 30
            +          }
            +        ]
            +      }
            +    ],
            +    "PostToolUse": [
            +      {
            +        "hooks": [
            +          {
            +            "type": "command",
            +            "command": "/usr/local/lib/runlayer/aiwatch/aiwatch hook --client codex",
            +            "timeout": 30
            +          }
            +        ]
            +      }
            +    ],
            +    "PermissionRequest": [
            +      {
            +        "hooks": [
            +          {
            +            "type": "command",
            +            "command": "/usr/local/lib/runlayer/aiwatch/aiwatch hook --client codex",
            +            "timeout": 30
            +          }
            +        ]
            +      }
            +    ]
            +  }
            +}
            --- /dev/null
            +++ ROOT/etc/codex/requirements.toml
            @@ -0,0 +1,2 @@
            +[features]
            +hooks = true
            """);
  }

  @Test
  void what_makes_a_client_ignore_ours_is_drift() throws IOException {
    run("install", "--mdm");
    Path managed = shell.root().resolve("etc/claude-code/managed-settings.json");
    Files.writeString(managed, "{\"allowManagedHooksOnly\":true}");
    // the managed file does it
    assertThat(run("check", "--mdm").exit()).isZero();
    Files.writeString(managed, "{\"disableAllHooks\":true}");

    assertThat(run("check", "--mdm").exit()).isEqualTo(1);
    assertThat(run("check", "--mdm").out()).contains("not heeded", "disableAllHooks");
  }

  @Test
  void with_the_organisations_key_an_installation_checks_in() {
    List<CheckIn> reports = new ArrayList<>();
    Tenant tenant =
        (Tenant)
            Proxy.newProxyInstance(
                Tenant.class.getClassLoader(),
                new Class<?>[] {Tenant.class},
                (_, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("checkIn");
                  assertThat(arguments[0]).isEqualTo("rl_org_FAKE0000");
                  reports.add((CheckIn) arguments[1]);
                  return null;
                });
    shell
        .tenant(_ -> tenant)
        .managed(
            CONFIGURED
                + "<key>OrgApiKey</key><string>rl_org_FAKE0000</string><key>Sessions</key><false/>");

    run("install", "--mdm");
    shell.file(".claude/settings.json", "{ broken");
    run("install", "--mdm");
    run("install", "--mdm", "--dry-run");
    run("check", "--mdm");

    assertThat(reports)
        .extracting(CheckIn::feature, CheckIn::status)
        .containsExactly(
            tuple("enforce", "ok"),
            tuple("sessions", "disabled"),
            tuple("enforce", "error"),
            tuple("sessions", "disabled"));
    assertThat(reports.get(2).errorMessage()).contains("claude_code: ", "settings.json");
  }

  @Test
  void more_profiles_than_are_set_up_are_told() throws IOException {
    for (int i = 0; i < 120; i++) {
      Files.createDirectories(shell.home().resolve(".hermes/profiles/p" + i));
    }

    run("install", "--mdm");

    try (Stream<Path> files = Files.walk(shell.home().resolve(".hermes"))) {
      assertThat(files.filter(file -> file.endsWith("config.yaml"))).hasSize(101);
    }
    Shell.Result check = run("check", "--mdm");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("more than 100 profiles");
  }

  @Test
  void an_entry_that_somebody_removed_is_forgotten_with_the_next_uninstall() throws IOException {
    run("install", "--mdm");
    Files.delete(shell.root().resolve("etc/cursor/hooks.json"));

    run("uninstall", "--mdm");

    assertThat(shell.root().resolve("var/db/com.runlayer.aiwatch/hooks.json"))
        .content()
        .doesNotContain("etc/cursor");
  }

  @Test
  void a_lock_that_hermes_holds_costs_only_that_file() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "needs flock(1)");
    shell.file(".hermes/shell-hooks-allowlist.json.lock", "");
    Path lock = shell.home().resolve(".hermes/shell-hooks-allowlist.json.lock");
    Process holder =
        new ProcessBuilder(
                "/usr/bin/flock",
                "--no-fork",
                lock.toString(),
                "sh",
                "-c",
                "echo held; exec sleep 60")
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");

      Shell.Result result = run("install", "--mdm");

      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.out()).contains("is locked by its client");
      assertThat(shell.home().resolve(".hermes/config.yaml")).exists();
      assertThat(shell.home().resolve(".hermes/shell-hooks-allowlist.json")).doesNotExist();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(run("install", "--mdm").exit()).isZero();
  }

  static Stream<String> commands() {
    return Stream.of("install", "check", "uninstall");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_document_follows_its_description(String command) {
    shell.file(".claude/settings.json", "{ broken");
    shell.file(".hermes/config.yaml", "a: 1\n");
    JsonNode document = json(run(command, "--mdm", "--json"));

    assertThat(document.path("clients")).hasSize(4);
    json(run("install", "--mdm", "--json"));
    assertThat(json(run(command, "--mdm", "--json")).path("action").asText()).isEqualTo(command);
    shell.managed("");
    json(run(command, "--mdm", "--json"));
    json(run(command, "--user", "--json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--mdm --user", "--mdm --client vim", "--mdm --dry"})
  void wrong_usage_is_exit_code_2(String options) {
    String[] words = ("setup hooks install " + options).strip().split(" ", -1);

    assertThat(shell.run(words).exit()).isEqualTo(2);
  }

  private JsonNode json(Shell.Result result) {
    return HealthSchema.check("setup", result.out());
  }

  private Shell.Result run(String command, String... options) {
    return shell.run(
        Stream.concat(Stream.of("setup", "hooks", command), Stream.of(options))
            .toArray(String[]::new));
  }

  private void stamp(long age) throws IOException {
    Path stamp = shell.root().resolve("var/db/com.runlayer.aiwatch/.install-time");
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, "");
    Files.setLastModifiedTime(
        stamp, FileTime.from(Instant.parse("2026-11-24T12:00:00Z").minusSeconds(age)));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        String name = folder.relativize(file).toString();
        files.put(name, Files.isRegularFile(file) ? Files.readString(file) : "");
      }
    }
    return files;
  }

  /// Without what the program keeps about itself.
  private static Map<String, String> withoutState(Map<String, String> files) {
    files.keySet().removeIf(name -> name.contains(".runlayer") || name.startsWith("root/var"));
    return files;
  }
}
