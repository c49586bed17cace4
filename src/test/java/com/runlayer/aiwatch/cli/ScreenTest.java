// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.platform.ProcessPriority;
import com.runlayer.aiwatch.platform.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
  @ParameterizedTest
  @CsvSource({
    "TERM=xterm, true, COLOUR",
    "TERM=xterm, false, PLAIN",
    "TERM=dumb, true, PLAIN",
    "TERM=, true, PLAIN",
    "OTHER=1, true, PLAIN",
    "TERM=xterm NO_COLOR=1, true, PLAIN",
    "TERM=xterm NO_COLOR=0, true, PLAIN",
    "TERM=xterm NO_COLOR=, true, COLOUR",
    "TERM=xterm CI=true, true, COLOUR"
  })
  void colour_is_for_terminals_and_for_those_who_did_not_refuse_it(
      String environment, boolean terminal, Ink ink) {
    assertThat(screen(environment, terminal, 80).ink()).isEqualTo(ink);
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm, true, true",
    "TERM=xterm NO_COLOR=1, true, true",
    "TERM=xterm, false, false",
    "TERM=dumb, true, false",
    "OTHER=1, true, false",
    "TERM=xterm CI=true, true, false",
    "TERM=xterm CI=1, true, false",
    "TERM=xterm CI=false, true, true",
    "TERM=xterm CI=, true, true",
    "TERM=xterm XPC_SERVICE_NAME=com.runlayer.aiwatch.scan, true, false",
    "TERM=xterm XPC_SERVICE_NAME=application.com.apple.Terminal.1, true, true"
  })
  void a_line_is_drawn_over_only_where_a_person_watches(
      String environment, boolean terminal, boolean watched) {
    assertThat(screen(environment, terminal, 80).isWatched()).isEqualTo(watched);
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER=1, 80, 80",
    "COLUMNS=120, 80, 120",
    "COLUMNS=x, 80, 80",
    "COLUMNS=-5, 80, ",
    "COLUMNS=5, 80, ",
    "COLUMNS=99999999999, 80, 80",
    "OTHER=1, 5, ",
    "OTHER=1, 60000, "
  })
  void the_width_is_the_wished_one_or_the_terminals(
      String environment, int terminal, Integer columns) {
    OptionalInt expected = columns == null ? OptionalInt.empty() : OptionalInt.of(columns);

    assertThat(screen(environment, true, terminal).columns()).isEqualTo(expected);
    assertThat(screen(environment, false, terminal).columns()).isEmpty();
    assertThat(screen(environment, true, terminal).diagnosticColumns()).isEqualTo(expected);
  }

  @Test
  void stdout_and_stderr_are_told_apart() {
    Screen screen =
        screen(
            Map.of("TERM", "xterm"),
            new Terminals() {
              @Override
              public boolean isTerminal(Stream stream) {
                return stream == Stream.ERR;
              }

              @Override
              public OptionalInt columns(Stream stream) {
                return OptionalInt.of(70);
              }
            });

    assertThat(screen.isWatched()).isTrue();
    assertThat(screen.ink()).isEqualTo(Ink.PLAIN);
    assertThat(screen.columns()).isEmpty();
    assertThat(screen.diagnosticColumns()).hasValue(70);
  }

  private static Screen screen(String environment, boolean terminal, int columns) {
    return screen(
        Shell.variables(environment),
        new Terminals() {
          @Override
          public boolean isTerminal(Stream stream) {
            return terminal;
          }

          @Override
          public OptionalInt columns(Stream stream) {
            return OptionalInt.of(columns);
          }
        });
  }

  private static Screen screen(Map<String, String> environment, Terminals terminals) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Screen(
        new Invocation(
            new Properties(),
            environment,
            Path.of("/"),
            nowhere,
            nowhere,
            Clock.systemUTC(),
            new Surroundings(terminals, ProcessPriority.unchanged(), Pause.sleeping())));
  }
}
