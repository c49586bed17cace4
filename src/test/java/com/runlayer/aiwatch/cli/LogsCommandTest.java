// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LogsCommandTest {
  private static final String OLDER =
      """
      2026-11-24T10:00:00.000Z INFO enroll[100] Enrolled with https://acme.example as dev on mac.
      2026-11-24T10:15:00.000Z INFO scan[101] scan finished
      """;
  private static final String NEWER =
      """
      2026-11-24T10:30:00.000Z ERROR scan[102] two\\nlines and a \\\\ backslash
      2026-11-24T10:30:00.001Z WARN scan[102] the check-in did not arrive

      logfile turned over
      2026-11-24T10:45:00.000Z DEBUG scan[103] detail
      """;

  @TempDir Path world;
  private Shell shell;

  @BeforeEach
  void newWorld() {
    shell = new Shell(world);
  }

  @Test
  void prints_every_file_the_oldest_line_first() {
    logs();

    Shell.Result result = shell.run("logs");

    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo(OLDER + NEWER.replace("\n\n", "\n"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "4, 4", "5, 5", "6, 6", "100, 6"})
  void prints_the_last_lines_across_files(String count, int printed) {
    logs();

    List<String> all = shell.run("logs").out().lines().toList();

    assertThat(shell.run("logs", "--lines", count).out().lines())
        .containsExactlyElementsOf(all.subList(all.size() - printed, all.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100001", "many"})
  void refuses_a_senseless_count(String count) {
    assertThat(shell.run("logs", "--lines", count).exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"error, 1", "WARN, 2", "info, 4", "debug, 5"})
  void a_level_shows_its_lines_and_those_that_matter_more(String level, int lines) {
    logs();

    assertThat(shell.run("logs", "--level", level).out().lines()).hasSize(lines);
  }

  @Test
  void the_last_lines_are_counted_after_the_level() {
    logs();

    assertThat(shell.run("logs", "--level", "error", "--lines", "1").out())
        .isEqualTo(NEWER.lines().findFirst().orElseThrow() + "\n");
  }

  @Test
  void json_has_the_message_as_it_was() {
    logs();

    assertThat(shell.run("logs", "--json", "--lines", "4").out())
        .isEqualTo(
            """
            {"time":"2026-11-24T10:30:00Z","level":"ERROR","command":"scan","pid":102,"message":"two\\nlines and a \\\\ backslash"}
            {"time":"2026-11-24T10:30:00.001Z","level":"WARN","command":"scan","pid":102,"message":"the check-in did not arrive"}
            {"message":"logfile turned over"}
            {"time":"2026-11-24T10:45:00Z","level":"DEBUG","command":"scan","pid":103,"message":"detail"}
            """);
  }

  @Test
  void what_somebody_planted_does_not_reach_the_terminal() {
    log("aiwatch.log", "\u001B[2J clear \u202E turned\n" + "x".repeat(100_000) + "\nlast");

    List<String> lines = shell.run("logs").out().lines().toList();

    assertThat(lines.getFirst()).isEqualTo("\\u001B[2J clear \\u202E turned");
    assertThat(lines.get(1)).hasSize(16 * 1024);
    assertThat(lines.getLast()).isEqualTo("last");
  }

  @Test
  void no_log_is_a_sentence_and_no_failure() {
    Shell.Result result = shell.run("logs");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("aiwatch: there is no log yet: " + path("aiwatch.log") + "\n");
    assertThat(shell.home()).isEmptyDirectory();
  }

  @Test
  void a_link_is_refused() throws IOException {
    Path secret = Files.writeString(world.resolve("secret"), "private\n");
    Files.createDirectories(path("").normalize());
    Files.createSymbolicLink(path("aiwatch.log"), secret);

    Shell.Result result = shell.run("logs");

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("aiwatch: " + path("aiwatch.log") + " is a symbolic link.\n");
  }

  @Test
  void follows_through_growth_rotation_and_truncation() {
    log("aiwatch.log", "one\n");
    Deque<Runnable> steps =
        new ArrayDeque<>(
            List.of(
                () -> append("tw"),
                () -> append("o\n"),
                () -> {
                  append("three\n");
                  rotate();
                  log("aiwatch.log", "four\n");
                },
                () -> {
                  // twice between two looks
                  rotate();
                  log("aiwatch.log", "five\n");
                  rotate();
                  log("aiwatch.log", "six\n");
                },
                () -> log("aiwatch.log", "7\n"),
                () -> {},
                () -> {
                  remove("aiwatch.log");
                },
                () -> log("aiwatch.log", "eight\n"),
                () -> Thread.currentThread().interrupt()));
    shell.onPause(() -> steps.remove().run());

    Shell.Result result = shell.run("logs", "-f");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("one\ntwo\nthree\nfour\nfive\nsix\n7\neight\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void follows_a_log_that_is_not_there_yet() {
    Deque<Runnable> steps =
        new ArrayDeque<>(
            List.of(
                () -> {},
                () -> log("aiwatch.log", "first\n"),
                () -> Thread.currentThread().interrupt()));
    shell.onPause(() -> steps.remove().run());

    Shell.Result result = shell.run("logs", "--follow", "--json");

    assertThat(result.out()).isEqualTo("{\"message\":\"first\"}\n");
    assertThat(result.err()).startsWith("aiwatch: there is no log yet: ");
  }

  private void logs() {
    log("aiwatch.log.1", OLDER);
    log("aiwatch.log", NEWER);
  }

  private void log(String name, String content) {
    shell.file(".runlayer/logs/" + name, content);
  }

  private void append(String text) {
    try {
      Files.writeString(path("aiwatch.log"), text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rotate() {
    try {
      for (int i = 3; i >= 1; i--) {
        if (Files.exists(path("aiwatch.log." + i))) {
          Files.move(
              path("aiwatch.log." + i),
              path("aiwatch.log." + (i + 1)),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(path("aiwatch.log"), path("aiwatch.log.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remove(String name) {
    try {
      Files.delete(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(String name) {
    return shell.home().resolve(".runlayer/logs").resolve(name);
  }
}
