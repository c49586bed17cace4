// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.platform.ProgramRun;
import com.runlayer.aiwatch.platform.Programs;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixSequences;
import com.runlayer.aiwatch.spool.Spool;
import com.runlayer.aiwatch.spool.SpoolEvent;
import com.runlayer.aiwatch.spool.SpoolLimits;
import com.runlayer.aiwatch.spool.SpoolOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Mac on which everything is well, and to which one thing at a time can be done: enrolled,
/// hooked, scanned, with a tenant that answers.
final class Sick {
  static final String USER_KEY = "rl_user_FAKE0123456789abcdef";
  static final String PROGRAM = "usr/local/lib/runlayer/aiwatch/aiwatch";

  private final Shell shell;
  private final Map<String, String> preferences = new TreeMap<>();
  private final Map<String, ProgramRun> answers = new TreeMap<>();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final String hostKey;

  /// @param version that the program says it has
  Sick(Path world, MockTenant tenant, String version) {
    this.shell = new Shell(world).layout("macos").now(now.toString());
    this.hostKey = tenant.address().getAuthority();
    preferences.put("Host", text(tenant.address().toString()));
    preferences.put("OrgApiKey", text(tenant.organisationKey()));
    preferences.put("EnrollmentKey", text(tenant.enrollmentKey()));
    shell
        .file(".runlayer/.enrolled-" + hostKey, "")
        .file(".runlayer/credentials/" + hostKey, USER_KEY + "\n")
        .file(".runlayer/state.json", state(now.minus(Duration.ofMinutes(10)), true, ""))
        .file("Library/Application Support/com.apple.TCC/TCC.db", "x");
    mode(".runlayer", "rwx------");
    mode(".runlayer/credentials", "rwx------");
    mode(".runlayer/credentials/" + hostKey, "rw-------");
    installHooks();
    system(PROGRAM, "");
    system("Library/LaunchAgents/com.runlayer.aiwatch.plist", "");
    system("Library/LaunchAgents/com.runlayer.aiwatch.enroll.plist", "");
    system("Library/LaunchDaemons/com.runlayer.aiwatch.bootstrap.plist", "");
    system("Library/Preferences/com.runlayer.aiwatch.version.plist", plist("Version", version));
    answers.put("/usr/bin/codesign", new ProgramRun.Ended(0, ""));
    answers.put("/usr/bin/xattr", new ProgramRun.Ended(1, "No such xattr: com.apple.quarantine\n"));
    answers.put("/bin/launchctl", new ProgramRun.Ended(0, "x = {\n\tlast exit code = 0\n}\n"));
  }

  /// Without the organisation's key, because nobody is to be told of it.
  private void installHooks() {
    shell.managed(
        Stream.of("Host", "EnrollmentKey")
            .map(key -> "<key>" + key + "</key>" + preferences.get(key))
            .collect(Collectors.joining()));
    Shell.Result result = shell.run("setup", "hooks", "install", "--mdm");
    if (result.exit() != 0) {
      throw new AssertionError(result.out() + result.err());
    }
    try {
      Files.delete(shell.root().resolve("Library/Managed Preferences/com.runlayer.aiwatch.plist"));
      Files.delete(home(".runlayer/logs/aiwatch.log"));
      Files.delete(home(".runlayer/logs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Shell shell() {
    return shell;
  }

  Instant now() {
    return now;
  }

  String hostKey() {
    return hostKey;
  }

  Path home(String path) {
    return shell.home().resolve(path);
  }

  /// Sets a preference; the value is XML.
  Sick preference(String key, String xml) {
    preferences.put(key, xml);
    return this;
  }

  Sick without(String key) {
    preferences.remove(key);
    return this;
  }

  Sick withoutPreferences() {
    preferences.clear();
    return this;
  }

  /// Answers for a program, or for one call of it: `/bin/launchctl print system/x`.
  Sick answer(String call, int exit, String output) {
    answers.put(call, new ProgramRun.Ended(exit, output));
    return this;
  }

  /// Writes a file below the system's root.
  Sick system(String path, String content) {
    Path file = shell.root().resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// Removes a file below the system's root.
  Sick withoutSystem(String path) {
    return delete(shell.root().resolve(path));
  }

  /// Removes a file below home.
  Sick withoutFile(String path) {
    return delete(home(path));
  }

  Sick systemMode(String path, String mode) {
    return mode(shell.root().resolve(path), mode);
  }

  Sick mode(String path, String mode) {
    return mode(home(path), mode);
  }

  /// Lets a hook have kept an event, as hooks do.
  Sick event(Duration ago, String tenant) {
    keep(shell, now.minus(ago), tenant);
    return this;
  }

  /// Keeps an event in a shell's home.
  static void keep(Shell shell, Instant time, String tenant) {
    Spool spool =
        new Spool(
            new StateFiles(shell.home().resolve(".runlayer"), new PosixSafeFiles()),
            new PosixSequences(),
            SpoolLimits.standard(),
            Clock.fixed(time, ZoneOffset.UTC),
            4711,
            UUID::randomUUID);
    assertThat(
            spool.add(
                SpoolEvent.own(tenant, "aiwatch.test", "{}".getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(SpoolOutcome.Spooled.class);
  }

  /// Remembers how a courier fared.
  ///
  /// @param more members of `courier.json`, each with a comma in front
  Sick courier(String end, int dropped, String error, String more) {
    shell.file(
        ".runlayer/courier.json",
        """
        {"last_run": {"at": "%s", "end": "%s", "delivered": 3, "left": 1, "dropped": %d, "set_aside": 0,
                      "error": "%s"},
         "failures": 1%s}
        """
            .formatted(now.minus(Duration.ofMinutes(2)), end, dropped, error, more));
    return mode(".runlayer/courier.json", "rw-------");
  }

  /// Remembers another scan.
  Sick scanned(Duration ago, boolean submitted, String failure) {
    shell.file(".runlayer/state.json", state(now.minus(ago), submitted, failure));
    return this;
  }

  /// Runs a command.
  Shell.Result run(String... arguments) {
    if (!preferences.isEmpty()) {
      shell.managed(
          preferences.entrySet().stream()
              .map(entry -> "<key>" + entry.getKey() + "</key>" + entry.getValue())
              .collect(Collectors.joining()));
    }
    return shell.programs(programs()).run(arguments);
  }

  /// A string of a property list.
  static String text(String value) {
    return "<string>" + value + "</string>";
  }

  static String plist(String key, String value) {
    return "<plist version=\"1.0\"><dict><key>" + key + "</key>" + text(value) + "</dict></plist>";
  }

  private Programs programs() {
    return (program, arguments) -> {
      List<String> call = new ArrayList<>(List.of(program.toString()));
      call.addAll(arguments);
      ProgramRun exact = answers.get(String.join(" ", call));
      return exact != null
          ? exact
          : answers.getOrDefault(
              program.toString(), new ProgramRun.NotStarted("was not to be asked"));
    };
  }

  private static String state(Instant finished, boolean submitted, String failure) {
    return """
        {"last_scan": {"finished_at": "%s", "servers": 4, "configurations": 3, "gaps": 1, "errors": 0,
                       "submitted": %s, "failures": [%s]},
         "last_enrollment": {"finished_at": "%s", "host": "x", "outcome": "exchanged", "error": null}}
        """
        .formatted(finished, submitted, failure.isEmpty() ? "" : "\"" + failure + "\"", finished);
  }

  private Sick delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private Sick mode(Path file, String mode) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
