// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.mocktenant.ScanRoutes;
import com.runlayer.aiwatch.tenant.TestCertificate;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of bad input gets one clear sentence and the right exit code, and costs nothing else.
class BadInputIT {
  private final Program program = Program.built();
  @TempDir Path folder;

  @Test
  void without_a_host_the_scan_says_so() throws IOException {
    Program.Run run = run(World.empty(folder), "scan");

    assertFailure(run, 2, "host not configured");
  }

  @Test
  void without_a_key_the_scan_says_so() throws IOException {
    World world = World.empty(folder).managed(Map.of("Host", "https://acme.example"), false);

    assertFailure(run(world, "scan"), 2, "organisation key not configured");
  }

  @ParameterizedTest
  @CsvSource({
    "http://acme.example, plain http is for localhost",
    "https://user@acme.example, must be an address",
    "ftp://acme.example, must begin with https",
    "https://acme.example/?x=1, must be an address"
  })
  void a_host_that_does_not_count_is_named_with_its_reason(String host, String reason)
      throws IOException {
    World world =
        World.empty(folder)
            .managed(Map.of("Host", host, "OrgApiKey", "rl_org_FAKE0123456789abcdef"), false);

    Program.Run run = run(world, "scan");

    assertFailure(run, 2, "host not configured");
    assertThat(run.err()).contains(reason);
  }

  @Test
  void a_host_that_does_not_resolve_is_named() throws IOException {
    World world = managed("https://no-such-host.invalid");

    assertFailure(run(world, "scan"), 1, "the name no-such-host.invalid cannot be resolved");
  }

  @Test
  void a_closed_port_is_named() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertFailure(
        run(managed("http://127.0.0.1:" + port), "scan"), 1, "no connection to 127.0.0.1:" + port);
  }

  @Test
  void a_certificate_counts_only_with_its_root() throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "ip:127.0.0.1");
    try (MockTenant mock =
        MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()))) {
      World world = World.withServers(folder.resolve("world"));
      Path roots = world.write("cwd/roots.pem", certificate.root());
      Map<String, String> environment =
          Map.of(
              "RUNLAYER_HOST", mock.address().toString(),
              "RUNLAYER_API_KEY", mock.organisationKey());

      assertFailure(
          program.run(world.directory(), environment, world.arguments("scan")),
          1,
          "the certificate of 127.0.0.1 is not trusted");
      assertThat(mock.requests()).isEmpty();
      assertThat(
              program
                  .run(
                      world.directory(),
                      environment,
                      world.arguments("scan", "--ca-bundle", roots.getFileName().toString()))
                  .exit())
          .isZero();
      assertThat(mock.requests(Route.SCAN)).hasSize(1);
    }
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(Misbehaviour.status(401), "the key is missing, wrong or revoked"),
        Arguments.of(Misbehaviour.status(403), "the key lacks the role"),
        Arguments.of(Misbehaviour.tooManyRequests(Duration.ZERO), "answered 429"),
        Arguments.of(Misbehaviour.status(500), "answered 500"),
        Arguments.of(Misbehaviour.junk(), "no JSON object"),
        Arguments.of(Misbehaviour.captivePortal(), "login page"),
        Arguments.of(new Misbehaviour.EndlessBody(), "longer than 1 MiB"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_that_is_none_fails_the_scan_and_is_remembered(
      Misbehaviour misbehaviour, String words) throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      mock.misbehaveAlways(Route.SCAN, misbehaviour);
      World world = managed(mock.address().toString());

      assertFailureAfterResult(run(world, "scan"), words);
      assertThat(world.home().resolve(".runlayer/state.json"))
          .content()
          .contains("\"submitted\" : false", words);
    }
  }

  @Test
  void what_the_tenant_quotes_is_neither_printed_nor_kept_with_its_secrets() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      String quoted = "{\"detail\": \"no role for " + mock.organisationKey() + "\\u001b[2J\"}";
      mock.misbehaveAlways(
          Route.SCAN, new Misbehaviour.Answer(403, "application/json", Map.of(), quoted));
      World world = managed(mock.address().toString());

      Program.Run run = run(world, "scan");

      assertFailureAfterResult(run, "no role for <redacted>");
      assertThat(run.err()).doesNotContain(mock.organisationKey(), "\u001b");
      assertThat(world.home().resolve(".runlayer/state.json"))
          .content()
          .contains("no role for <redacted>")
          .doesNotContain(mock.organisationKey());
    }
  }

  @Test
  void a_tenant_without_the_function_is_named() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      mock.serveScans(ScanRoutes.NONE);

      assertFailureAfterResult(run(managed(mock.address().toString()), "scan"), "answered 404");
    }
  }

  @Test
  void files_that_cannot_be_read_are_named_and_the_others_reported() throws Exception {
    World world = World.withServers(folder);
    Path fifo = world.home().resolve("p/.mcp.json");
    Files.createDirectories(fifo.getParent());
    execute("mkfifo", fifo.toString());
    Path loop = Files.createDirectories(world.home().resolve("l")).resolve(".mcp.json");
    Files.createSymbolicLink(loop, loop);
    Path large = Files.createDirectories(world.home().resolve("b/.cursor")).resolve("mcp.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(50L * 1024 * 1024);
    }
    world.write("home/e/.mcp.json", "");
    Path closed = world.write("home/c/.mcp.json", "{}");
    Files.setPosixFilePermissions(closed, Set.of());

    Program.Run run = run(world, "scan", "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("~/p/.mcp.json", "~/l/.mcp.json", "~/b/.cursor/mcp.json")
        .contains("~/src/app/.vscode/mcp.json")
        .contains("\"servers.bad\" was left out")
        .doesNotContain("~/e/.mcp.json")
        .containsPattern("vscode +good +stdio")
        .contains("7 servers in ");
  }

  @Test
  void a_home_that_does_not_exist_is_no_empty_device() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      World world = managed(mock.address().toString());
      List<String> arguments = new ArrayList<>(world.arguments("scan"));
      arguments.add(0, "-Duser.home=" + folder.resolve("gone"));
      arguments.removeIf(argument -> argument.equals("-Duser.home=" + world.home()));

      Program.Run run = program.run(world.directory(), Map.of(), arguments);

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains(folder.resolve("gone").toString());
      assertThat(mock.requests())
          .allMatch(request -> request.route().equals(Optional.of(Route.CHECK_IN)));
    }
  }

  @Test
  void a_closed_stdin_changes_nothing() throws Exception {
    World world = World.withServers(folder);
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <&-", "sh"));
    command.addAll(program.command());

    Program.Run run =
        new Program(command, program.isNative())
            .run(world.directory(), Map.of("PATH", "/usr/bin:/bin"), world.arguments("scan", "-n"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  @Test
  void a_full_disk_costs_the_memory_of_the_scan_and_not_its_report() throws Exception {
    Path state = Files.createDirectories(folder.resolve("home/.runlayer"));
    assumeTrue(
        exitCode("mount", "-t", "tmpfs", "-o", "size=4k,mode=0700", "tmpfs", state.toString()) == 0,
        "SKIPPED: a small file system can only be mounted by root");
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      Files.write(state.resolve("filler"), new byte[4096]);
      World world = managed(mock.address().toString());

      Program.Run run = run(world, "scan");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err())
          .contains("the scan was reported, but not remembered", "no space left", state.toString());
      assertThat(mock.requests(Route.SCAN)).hasSize(1);
    } finally {
      execute("umount", state.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"not a plist", "'<?xml version=\"1.0\"?><plist><dict><key>Host'"})
  void a_broken_managed_file_is_named_and_hands_nothing_to_the_environment(String content)
      throws IOException {
    World world = World.empty(folder);
    Path file = world.write("root/etc/runlayer/com.runlayer.aiwatch.plist", content);
    Map<String, String> environment =
        Map.of(
            "RUNLAYER_HOST", "http://127.0.0.1:1",
            "RUNLAYER_API_KEY", "rl_org_FAKE0123456789abcdef");

    Program.Run run = program.run(world.directory(), environment, world.arguments("scan"));

    assertFailure(run, 2, "host not configured");
    assertThat(run.err()).contains(file.toString());
  }

  private World managed(String host) throws IOException {
    return World.withServers(folder)
        .managed(
            Map.of("Host", host, "OrgApiKey", MockTenantOptions.defaults().organisationKey()),
            false);
  }

  private Program.Run run(World world, String... arguments) {
    return program.run(world.directory(), Map.of(), world.arguments(arguments));
  }

  private static void assertFailure(Program.Run run, int exit, String words) {
    assertThat(run.err()).contains(words).doesNotContain("\tat ", "Exception", "rl_org_FAKE0");
    assertThat(run.exit()).isEqualTo(exit);
  }

  /// What was found is still shown: a tenant that fails costs nobody the finding.
  private static void assertFailureAfterResult(Program.Run run, String words) {
    assertFailure(run, 1, words);
    assertThat(run.out()).contains("7 servers in ");
  }

  private static void execute(String... command) throws Exception {
    assertThat(exitCode(command)).as(String.join(" ", command)).isZero();
  }

  private static int exitCode(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
