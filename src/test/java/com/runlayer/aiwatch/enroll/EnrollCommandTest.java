// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.RecordedRequest;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.tenant.TenantConnector;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The command against the mock tenant.
@QuarkusTest
class EnrollCommandTest {
  @TempDir Path world;
  private final MockTenant mock;
  private final TenantConnector connector;
  private Shell shell;

  EnrollCommandTest(TenantConnector connector) throws IOException {
    this.connector = connector;
    this.mock = MockTenant.start(MockTenantOptions.defaults());
  }

  @BeforeEach
  void newWorld() {
    shell = new Shell(world).tenant(connector).managed(configured(mock.enrollmentKey()));
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void a_key_is_exchanged_kept_and_marked() throws IOException {
    Shell.Result result = run();

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("Enrolled with " + mock.address() + " as dev-1 on mac-1.\n");
    assertThat(result.exit()).isZero();
    assertThat(credential()).hasContent(mock.userKey("dev-1", "mac-1"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credential())))
        .isEqualTo("rw-------");
    assertThat(marker()).isEmptyFile();
  }

  @Test
  void a_second_run_sends_nothing() {
    run();
    Shell.Result again = run();

    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("already", "--force");
    assertThat(mock.requests()).hasSize(1);
  }

  @Test
  void force_sends_another_request() {
    run();

    assertThat(run("--force").exit()).isZero();
    assertThat(mock.requests(Route.ENROLL)).hasSize(2);
  }

  @Test
  void a_revoked_key_is_replaced() throws IOException {
    run();
    String revoked = Files.readString(credential()).strip();
    mock.revoke(revoked);
    shell.file(".runlayer/.key-rejected-" + hostKey(), "");

    assertThat(run().exit()).isZero();

    assertThat(Files.readString(credential())).isNotBlank().doesNotContain(revoked);
    assertThat(shell.home().resolve(".runlayer/.key-rejected-" + hostKey())).doesNotExist();
    assertThat(mock.requests(Route.ENROLL)).hasSize(2);
  }

  @Test
  void an_error_that_passes_is_tried_again() {
    mock.misbehave(Route.ENROLL, 1, Misbehaviour.status(500));

    assertThat(run().exit()).isZero();
    assertThat(mock.requests(Route.ENROLL)).hasSize(2);
    assertThat(marker()).exists();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatever_fails_leaves_nothing_behind(Misbehaviour failure, int requests, String sentence)
      throws IOException {
    mock.misbehaveAlways(Route.ENROLL, failure);

    Shell.Result result = run();

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).startsWith("aiwatch: ").contains(sentence);
    assertThat(result.err().length()).isLessThan(1_000);
    assertThat(mock.requests(Route.ENROLL)).hasSize(requests);
    assertThat(credential()).doesNotExist();
    assertThat(marker()).doesNotExist();
    assertNoSecret(result);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Misbehaviour.status(401), 1, "answered 401"),
        Arguments.of(Misbehaviour.status(403), 1, "answered 403"),
        Arguments.of(Misbehaviour.status(422), 1, "answered 422"),
        Arguments.of(Misbehaviour.status(500), 3, "answered 500"),
        Arguments.of(Misbehaviour.junk(), 1, "no JSON object"),
        Arguments.of(Misbehaviour.captivePortal(), 1, "no JSON object"),
        Arguments.of(Misbehaviour.withoutRequiredField(), 1, "no usable api_key"),
        Arguments.of(json(200, "{\"api_key\": \"\"}"), 1, "no usable api_key"),
        Arguments.of(json(200, "{\"api_key\": \"a\\nb\"}"), 1, "no usable api_key"),
        Arguments.of(json(200, "{\"api_key\": null}"), 1, "no usable api_key"),
        Arguments.of(json(200, "{\"api_key\": 7}"), 1, "no usable api_key"),
        Arguments.of(json(200, "{\"api_key\": true}"), 1, "no usable api_key"),
        Arguments.of(json(200, "{\"api_key\": [\"rl_user_FAKE0001\"]}"), 1, "no usable api_key"),
        Arguments.of(
            json(200, "{\"api_key\": \"rl_user_FAKE" + "0".repeat(300 * 1024) + "\"}"),
            1,
            "no usable api_key"),
        Arguments.of(new Misbehaviour.CloseConnection(), 3, "broke off"),
        Arguments.of(
            json(
                422,
                "{\"detail\": \"no rl_enroll_FAKEkey0123456789abc " + "x ".repeat(900) + "\"}"),
            1,
            "answered 422 (no "),
        Arguments.of(
            json(
                422,
                "{\"detail\": {\"loc\": \"username\", \"given\": \"rl_enroll_FAKEkey0123456789abc\"}}"),
            1,
            "answered 422 ({\"loc\":\"username\""),
        Arguments.of(
            json(
                422, "{\"detail\": [{\"loc\": [\"body\", \"username\"], \"msg\": \"too short\"}]}"),
            1,
            "answered 422 ([{\"loc\""));
  }

  @Test
  void the_tenant_says_when_it_is_tried_again() {
    mock.misbehave(Route.ENROLL, 1, Misbehaviour.tooManyRequests(Duration.ofSeconds(1)));

    assertThat(run().exit()).isZero();

    List<RecordedRequest> requests = mock.requests(Route.ENROLL);
    assertThat(requests).hasSize(2);
    assertThat(Duration.between(requests.getFirst().time(), requests.getLast().time()))
        .as("without having been asked, it comes again after 625 ms at the latest")
        .isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void a_wrong_key_is_refused() throws IOException {
    shell.managed(configured("rl_enroll_FAKEkey0123456789abc"));

    Shell.Result result = run();

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("answered 401");
    assertThat(marker()).doesNotExist();
    assertNoSecret(result);
  }

  @Test
  void a_store_that_cannot_be_written_is_found_out_before_anything_is_sent() throws IOException {
    Files.createDirectories(shell.home().resolve(".runlayer"));
    Files.createSymbolicLink(shell.home().resolve(".runlayer/credentials"), world);

    Shell.Result result = run();

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(".runlayer/credentials is a symbolic link");
    assertThat(mock.requests()).isEmpty();
    assertThat(marker()).doesNotExist();
  }

  @Test
  void without_an_enrollment_key_there_is_nothing_to_do() {
    shell.managed("<key>Host</key><string>" + mock.address() + "</string>");

    Shell.Result person = run();
    Shell.Result launchd =
        shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.enroll").run("enroll");

    assertThat(person.exit()).isZero();
    assertThat(person.err()).contains("no enrollment key is configured");
    assertThat(launchd).isEqualTo(new Shell.Result(0, "", ""));
  }

  @Test
  void without_a_host_it_is_not_configured() {
    shell.managed("<key>EnrollmentKey</key><string>rl_enroll_FAKE0123456789</string>");

    Shell.Result result = run();

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("host not configured").doesNotContain("dry-run");
  }

  @ParameterizedTest
  @MethodSource("redirections")
  void a_managed_device_is_not_led_elsewhere(List<String> options) {
    Shell.Result result =
        shell.run(Stream.concat(Stream.of("enroll"), options.stream()).toArray(String[]::new));

    assertThat(result.exit()).isEqualTo(2);
    assertThat(mock.requests()).isEmpty();
  }

  static Stream<List<String>> redirections() {
    return Stream.of(
        List.of("--host", "https://evil.example"),
        List.of("--enrollment-key", "rl_enroll_FAKE0123456789"));
  }

  @Test
  void options_are_for_trying_it_out_where_nothing_is_managed() throws IOException {
    Shell bare = new Shell(world.resolve("bare")).tenant(connector);

    Shell.Result result =
        bare.run(
            "enroll",
            "--host",
            mock.address().toString(),
            "--enrollment-key",
            mock.enrollmentKey(),
            "--username",
            "someone",
            "--device-name",
            "a-device");

    assertThat(result.exit()).isZero();
    assertThat(mock.requests(Route.ENROLL).getFirst().json().toString())
        .isEqualTo("{\"username\":\"someone\",\"device_name\":\"a-device\"}");
  }

  @Test
  void only_a_request_is_spread_when_launchd_starts_it() {
    shell.environment("XPC_SERVICE_NAME", "com.runlayer.aiwatch.enroll");

    assertThat(run().exit()).isZero();
    assertThat(shell.pauses()).hasSize(1);
    assertThat(shell.pauses().getFirst()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(5));

    assertThat(run().out()).isEmpty();
    assertThat(shell.pauses().getLast()).isZero();

    shell.file(".runlayer/.key-rejected-" + hostKey(), "");
    assertThat(run().exit()).isZero();
    assertThat(shell.pauses().getLast()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(60));
  }

  @Test
  void no_key_is_anywhere_but_in_the_store() throws IOException {
    Shell.Result result = run();

    assertNoSecret(result);
    try (Stream<Path> files = Files.walk(shell.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(credential())) {
          assertThat(Files.readString(file)).doesNotContain("rl_user", "rl_enroll");
        }
      }
    }
  }

  private Shell.Result run(String... options) {
    return shell.run(Stream.concat(Stream.of("enroll"), Stream.of(options)).toArray(String[]::new));
  }

  private void assertNoSecret(Shell.Result result) {
    String output = result.out() + result.err();
    assertThat(output)
        .doesNotContain(mock.enrollmentKey())
        .doesNotContain(mock.userKey("dev-1", "mac-1"))
        .doesNotContain("FAKEkey0123456789abc");
  }

  private String configured(String enrollmentKey) {
    return "<key>Host</key><string>"
        + mock.address()
        + "</string><key>EnrollmentKey</key><string>"
        + enrollmentKey
        + "</string><key>Username</key><string>dev-1</string>"
        + "<key>DeviceName</key><string>mac-1</string>";
  }

  private static Misbehaviour json(int status, String body) {
    return new Misbehaviour.Answer(status, "application/json", Map.of(), body);
  }

  private String hostKey() {
    return mock.address().getAuthority();
  }

  private Path credential() {
    return shell.home().resolve(".runlayer/credentials").resolve(hostKey());
  }

  private Path marker() {
    return shell.home().resolve(".runlayer/.enrolled-" + hostKey());
  }
}
