// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantConnector;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands leave in the log.
@QuarkusTest
class LoggedCommandsTest {
  private static final String SECRET = "FAKEsecret0123456789";

  @TempDir Path world;
  private final MockTenant mock;
  private final TenantConnector connector;
  private Shell shell;

  LoggedCommandsTest(TenantConnector connector) throws IOException {
    this.connector = connector;
    this.mock = MockTenant.start(MockTenantOptions.defaults());
  }

  @BeforeEach
  void newWorld() {
    shell =
        new Shell(world)
            .tenant(connector)
            .file(
                ".claude.json",
                "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"--api-key\", \""
                    + SECRET
                    + "\"]}, \"b\": 7}}")
            .managed(configured());
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void a_scan_is_one_line() throws IOException {
    assertThat(shell.run("scan").exit()).isZero();

    assertThat(log()).hasSize(1);
    assertThat(log().getFirst())
        .matches(
            "INFO scan scan finished: 1 server in 1 file, 0 skills, 0 plugins, \\d gaps?, 1 error,"
                + " \\d folders? in \\d+\\.\\d s; reported to "
                + mock.address());
  }

  @Test
  void what_did_not_arrive_is_said_with_its_reason() throws IOException {
    mock.misbehaveAlways(
        Route.SCAN,
        new Misbehaviour.Answer(
            422, "application/json", Map.of(), "{\"detail\": \"password=" + SECRET + "\"}"));
    mock.misbehaveAlways(Route.CHECK_IN, Misbehaviour.status(500));

    assertThat(shell.run("scan").exit()).isEqualTo(1);

    assertThat(log()).hasSize(3);
    assertThat(log().get(0)).contains("the servers were not reported to", ", 1 failure");
    assertThat(log().get(2)).startsWith("ERROR scan ").contains("answered 422", "<redacted>");
    assertThat(log().get(1)).startsWith("WARN scan the check-in failed: ").contains("500");
  }

  @Test
  void what_a_library_warns_of_meanwhile_is_a_line() throws IOException {
    Logger library = Logger.getLogger("org.example.library");
    shell.tenant(
        connection -> {
          Tenant reached = connector.connect(connection);
          return (Tenant)
              Proxy.newProxyInstance(
                  Tenant.class.getClassLoader(),
                  new Class<?>[] {Tenant.class},
                  (proxy, method, arguments) -> {
                    library.warning("odd: token=" + SECRET);
                    return method.invoke(reached, arguments);
                  });
        });

    assertThat(shell.run("scan").exit()).isZero();
    library.warning("after the command");

    assertThat(log().getFirst())
        .isEqualTo("WARN library org.example.library: odd: token=<redacted>");
    assertThat(log().toString()).contains("INFO scan").doesNotContain("after");
  }

  @Test
  void what_a_library_warns_of_reaches_no_other_handler_meanwhile() {
    List<String> printed = new ArrayList<>();
    Logger root = Logger.getLogger("");
    Handler console =
        new Handler() {
          @Override
          public void publish(LogRecord event) {
            if (isLoggable(event)) {
              printed.add(event.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    root.addHandler(console);
    try {
      try (LibraryLog _ = LibraryLog.attach(EventLog.none())) {
        Logger.getLogger("org.example.library").warning("token=" + SECRET);
      }
      Logger.getLogger("org.example.library").warning("after the command");
    } finally {
      root.removeHandler(console);
    }

    assertThat(printed).containsExactly("after the command");
  }

  @Test
  void a_dry_run_and_commands_that_only_look_write_nothing() {
    shell.run("scan", "--dry-run");
    shell.run("config", "show");
    shell.run("logs");
    shell.run("status");
    shell.run("doctor");
    shell.run("scan", "--dry-run", "--project-depth", "-1");

    assertThat(shell.home().resolve(".runlayer")).doesNotExist();
  }

  @Test
  void verbose_shows_the_lines_on_stderr() {
    Shell.Result result = shell.run("scan", "--verbose");

    assertThat(result.err()).containsPattern("\\d{3}Z INFO scan\\[\\d+] scan finished: 1 server ");
    assertThat(shell.run("scan").err()).isEmpty();
  }

  @Test
  void an_enrollment_is_a_line_and_the_next_one_too() throws IOException {
    shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.enroll");
    shell.run("enroll");
    shell.run("enroll");
    mock.misbehaveAlways(Route.ENROLL, Misbehaviour.status(403));
    shell.run("enroll", "--force");

    assertThat(log().subList(0, 2))
        .containsExactly(
            "INFO enroll Enrolled with " + mock.address() + " as dev on mac-1.",
            "INFO enroll Enrolled with " + mock.address() + " already.");
    assertThat(log().get(2)).startsWith("ERROR enroll ").contains("answered 403");
    assertThat(log()).hasSize(3);
  }

  @Test
  void a_key_from_standard_input_enrolls() throws IOException {
    Files.delete(shell.root().resolve("etc/runlayer/com.runlayer.aiwatch.plist"));

    Shell.Result result =
        shell
            .input("  " + mock.enrollmentKey() + "\r\nnothing that is read")
            .run("enroll", "--host", mock.address().toString(), "--enrollment-key", "-");

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(mock.requests(Route.ENROLL)).hasSize(1);
    assertThat(log().toString()).doesNotContain(mock.enrollmentKey());
  }

  @Test
  void a_refused_option_and_a_damaged_file_are_lines() throws IOException {
    shell.run("scan", "--host", "https://other.example");
    Path file = shell.root().resolve("etc/runlayer/com.runlayer.aiwatch.plist");
    Files.writeString(file, "junk");
    shell.run("scan");

    assertThat(log().get(0)).startsWith("ERROR scan --host is refused, ");
    assertThat(log().get(1)).startsWith("WARN scan " + file + " ");
    assertThat(log().get(2)).startsWith("ERROR scan host not configured: ");
    assertThat(log()).hasSize(3);
  }

  @Test
  void without_a_place_for_a_log_the_command_says_why_once() {
    assertThat(shell.layout("amiga").run("scan").err())
        .isEqualTo("aiwatch: -Daiwatch.layout must be macos or linux.\n");
  }

  @Test
  void nothing_is_logged_where_the_variable_says_so() {
    shell.environment("LOG_LEVEL", "off").run("scan");

    assertThat(shell.home().resolve(".runlayer/logs")).doesNotExist();
  }

  @Test
  void a_folder_that_is_refused_costs_the_lines_and_nothing_else() throws IOException {
    Path elsewhere = Files.createDirectory(world.resolve("elsewhere"));
    Files.createDirectory(shell.home().resolve(".runlayer"));
    Files.createSymbolicLink(shell.home().resolve(".runlayer/logs"), elsewhere);

    Shell.Result result = shell.run("scan");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .isEqualTo(
            "aiwatch: not logged: "
                + shell.home().resolve(".runlayer/logs")
                + " is a symbolic link, and aiwatch keeps its state only in a folder of its own:"
                + " remove it.\n");
    assertThat(elsewhere).isEmptyDirectory();
    shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.scan");
    assertThat(shell.run("scan").err()).isEmpty();
  }

  @Test
  void a_home_that_cannot_be_written_costs_the_lines_and_nothing_else() throws IOException {
    assumeTrue(new PosixSafeFiles().effectiveUser() != 0, "SKIPPED: root writes everywhere");
    Files.setPosixFilePermissions(shell.home(), PosixFilePermissions.fromString("r-xr-xr-x"));

    assertThat(shell.run("scan").err()).containsOnlyOnce("aiwatch: not logged: ");
  }

  /// Without time and process.
  private List<String> log() throws IOException {
    Path file = shell.home().resolve(".runlayer/logs/aiwatch.log");
    assertThat(Files.readString(file)).doesNotContain(SECRET);
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceFirst("^2026-11-24T12:00:00.000Z (\\w+ \\w+)\\[\\d+]", "$1"))
        .toList();
  }

  private String configured() {
    return "<key>Host</key><string>"
        + mock.address()
        + "</string><key>OrgApiKey</key><string>"
        + mock.organisationKey()
        + "</string><key>EnrollmentKey</key><string>"
        + mock.enrollmentKey()
        + "</string><key>DeviceName</key><string>mac-1</string>";
  }
}
