// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The built program on a pseudo-terminal, which `script(1)` of util-linux makes.
class TerminalIT {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm", "SHELL", "/bin/sh");

  private final Program program = Program.built();
  @TempDir Path folder;

  @BeforeEach
  void needs_script() {
    assumeTrue(Files.isExecutable(SCRIPT), "SKIPPED: there is no " + SCRIPT);
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "SKIPPED: another script(1)");
  }

  @Test
  void a_terminal_gets_emphasis_and_a_pipe_does_not() throws IOException {
    World world = World.withServers(folder);

    assertThat(onTerminal(world, "", "scan", "--dry-run")).contains("\u001B[1mCLIENT\u001B[0m");
    assertThat(onTerminal(world, "NO_COLOR=1 ", "scan", "--dry-run"))
        .contains("CLIENT ")
        .doesNotContain("\u001B[1m");
    assertThat(
            program.run(world.directory(), ENVIRONMENT, world.arguments("scan", "--dry-run")).out())
        .contains("CLIENT ")
        .doesNotContain("\u001B");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "200, true", "60, false"})
  void a_narrow_terminal_gets_fewer_columns(int columns, boolean packages) throws IOException {
    String header =
        onTerminal(
                World.withServers(folder),
                "stty cols " + columns + "; NO_COLOR=1 CI=1 ", // no progress before the first line
                "scan",
                "--dry-run")
            .lines()
            .findFirst()
            .orElse("");

    assertThat(header).startsWith("CLIENT ").endsWith(" WHERE");
    assertThat(header.contains(" PACKAGE ")).isEqualTo(packages);
  }

  /// Progress goes to stderr and leaves nothing: on the terminal, where both streams meet, the
  /// document begins at the beginning of a line.
  @Test
  void a_document_on_a_terminal_is_a_document() throws IOException {
    String output = onTerminal(World.withServers(folder), "", "scan", "--dry-run", "--json");

    assertThat(output.substring(output.indexOf('{'))).startsWith("{\r\n  \"schema\" : 1,");
  }

  private String onTerminal(World world, String variables, String... arguments) {
    String command =
        variables
            + program.command().stream().map(TerminalIT::quoted).collect(Collectors.joining(" "))
            + world.arguments(arguments).stream()
                .map(argument -> " " + quoted(argument))
                .collect(Collectors.joining());
    Program.Run run =
        new Program(List.of(SCRIPT.toString()), program.isNative())
            .run(world.directory(), ENVIRONMENT, List.of("-qec", command, "/dev/null"));
    assertThat(run.exit()).as(run.out()).isZero();
    return run.out();
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }
}
