// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log of the built program.
@Timeout(120)
class LogsIT {
  private final Program program = Program.built();
  @TempDir Path folder;

  @Test
  void a_scan_is_in_the_log_and_the_log_is_shown() throws IOException {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      World world =
          World.withServers(folder)
              .managed(
                  Map.of("Host", mock.address().toString(), "OrgApiKey", mock.organisationKey()),
                  true);

      assertThat(run(world, "scan").exit()).isZero();
      Program.Run text = run(world, "logs");
      Program.Run json = run(world, "logs", "--json", "--lines", "1");

      assertThat(text.err()).isEmpty();
      assertThat(text.out())
          .matches(
              "(?s)20\\S+Z INFO scan\\[\\d+] scan finished: \\d+ servers in .* reported to "
                  + mock.address()
                  + "\n")
          .doesNotContain("FAKE", mock.organisationKey());
      assertThat(new ObjectMapper().readTree(json.out()).path("command").asText())
          .isEqualTo("scan");
      assertThat(Files.readString(log(world))).isEqualTo(text.out());
    }
  }

  @Test
  void processes_do_not_mix_their_lines() throws Exception {
    int count = program.isNative() ? 40 : 10;
    World world = World.empty(folder);
    try (ExecutorService starters = Executors.newFixedThreadPool(count)) {
      List<Future<Program.Run>> runs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        runs.add(starters.submit(() -> run(world, "scan")));
      }
      for (Future<Program.Run> each : runs) {
        assertThat(each.get().exit()).isEqualTo(2);
      }
    }

    assertThat(Files.readAllLines(log(world)).stream().filter(line -> !line.isEmpty()))
        .hasSize(count)
        .allMatch(line -> line.matches("20\\S+Z ERROR scan\\[\\d+] host not configured: .*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void following_ends_with_an_interruption_and_that_is_no_failure(String signal) throws Exception {
    assumeFalse(
        signal.equals("INT") && ignoresInterrupts(), "started in the background of a shell");
    World world = World.empty(folder);
    Path log = world.write("home/.runlayer/logs/aiwatch.log", "first\n");
    List<String> command = new ArrayList<>(program.command());
    command.addAll(world.arguments("logs", "--follow"));
    Process process =
        new ProcessBuilder(command)
            .directory(world.directory().toFile())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("first");
      Files.writeString(log, "second\n", StandardOpenOption.APPEND);
      assertThat(output.readLine()).isEqualTo("second");
      Files.move(log, log.resolveSibling("aiwatch.log.1"));
      Files.writeString(log, "third\n");
      assertThat(output.readLine()).isEqualTo("third");

      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

      assertThat(process.waitFor(30, SECONDS)).isTrue();
      assertThat(output.readLine()).isNull();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /// A shell lets its background jobs ignore SIGINT, and their children inherit it.
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) != 0;
  }

  @Test
  void following_ends_when_nobody_reads_any_more() throws Exception {
    World world = World.empty(folder);
    Path log = world.write("home/.runlayer/logs/aiwatch.log", "first\n");
    List<String> command = new ArrayList<>(program.command());
    command.addAll(world.arguments("logs", "--follow"));
    Process process = new ProcessBuilder(command).directory(world.directory().toFile()).start();
    try {
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      assertThat(output.readLine()).isEqualTo("first");
      output.close();
      while (process.isAlive()) {
        Files.writeString(log, "more\n", StandardOpenOption.APPEND);
        if (process.waitFor(1, SECONDS)) {
          break;
        }
      }
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_key_from_standard_input_is_used_and_is_no_argument() throws Exception {
    try (MockTenant mock = MockTenant.start(MockTenantOptions.defaults())) {
      World world = World.empty(folder);
      List<String> command = new ArrayList<>(program.command());
      command.addAll(
          world.arguments("enroll", "--host", mock.address().toString(), "--enrollment-key", "-"));
      Process process =
          new ProcessBuilder(command)
              .directory(world.directory().toFile())
              .redirectErrorStream(true)
              .start();
      try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
        input.write(mock.enrollmentKey() + "\n");
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output).startsWith("Enrolled with ").doesNotContain(mock.enrollmentKey());
      assertThat(mock.requests(Route.ENROLL)).hasSize(1);
    }
  }

  @Test
  void completion_and_man_pages_lie_beside_the_program() {
    assertThat(Path.of("target/completion/aiwatch.bash")).content().contains("scan");
    assertThat(Path.of("target/completion/aiwatch.fish")).content().contains("scan");
    assertThat(Path.of("target/man/aiwatch.1")).content().contains("aiwatch scan");
    assertThat(Path.of("target/man/aiwatch-logs.1")).exists();
  }

  private Program.Run run(World world, String... arguments) {
    return program.run(world.directory(), Map.of(), world.arguments(arguments));
  }

  private static Path log(World world) {
    return world.home().resolve(".runlayer/logs/aiwatch.log");
  }
}
