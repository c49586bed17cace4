// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.120456Z");

  @Test
  void has_one_form() {
    assertThat(new Entry(NOON, Level.WARN, "config show", 4711, "nothing to do").line())
        .isEqualTo("2026-11-24T12:00:00.120Z WARN config-show[4711] nothing to do");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " leading and trailing ",
        "two\nlines\r\n\tand a tab",
        "a literal \\n and \\u202E and \\ at the end \\",
        "bidi \u202E\u2066, separators \u2028\u2029\u0085, NUL \u0000, ESC \u001B[2J",
        "] [ 2026-11-24T12:00:00.120Z ERROR scan[1] forged",
        "umlauts äöü, 日本語, 😀, private \uE000, unassigned \u0378, surrogate \uD800",
      })
  void parses_back_to_what_it_was_made_of(String message) {
    Entry entry = new Entry(NOON, Level.INFO, "scan", 1, message);

    assertThat(entry.line().chars().noneMatch(Character::isISOControl)).isTrue();
    assertThat(Entry.parse(entry.line())).contains(entry);
  }

  @Test
  void parses_back_whatever_the_characters_are() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder message = new StringBuilder();
      for (int left = random.nextInt(60); left > 0; left--) {
        message.append(
            random.nextInt(3) == 0
                ? "\\nut0]\u202E\n".charAt(random.nextInt(8))
                : (char) random.nextInt(0x10000));
      }
      Entry entry = new Entry(NOON, Level.ERROR, "enroll", i, message.toString());
      assertThat(Entry.parse(entry.line())).as("seed %d", seed).contains(entry);
    }
  }

  @ParameterizedTest
  @CsvSource({"x, 2000", "'\u0000', 1999", "😀, 1999", "'\\', 1999"})
  void is_cut_at_a_length_and_never_within_a_character(String unit, int length) {
    String line = new Entry(NOON, Level.INFO, "scan", 1, unit.repeat(5_000)).line();

    String message = line.substring(line.indexOf("] ") + 2);
    assertThat(message).hasSizeBetween(length - 6, length).endsWith("…");
    String kept = Entry.parse(line).orElseThrow().message();
    assertThat(kept.substring(0, kept.length() - 1).replace(unit, "")).isEmpty();
  }

  @Test
  void exactly_as_long_as_allowed_is_not_cut() {
    String message = "x".repeat(Entry.MAX_MESSAGE);

    assertThat(new Entry(NOON, Level.INFO, "scan", 1, message).line()).endsWith("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Nov 24 00:00:00 mac newsyslog[123]: logfile turned over due to size>1000K",
        "2026-11-24T12:00:00.120Z",
        "2026-11-24T12:00:00.120Z INFO",
        "2026-11-24T12:00:00.120Z INFO scan[x] y",
        "2026-11-24T12:00:00.120Z INFO scan 1] y",
        "2026-11-24T12:00:00.120Z LOUD scan[1] y",
        "yesterday INFO scan[1] y",
        "2026-11-24T12:00:00.120Z INFO scan[99999999999999999999] y",
        "    ",
        "[[[]]] ] ]",
      })
  void is_no_line_of_others(String line) {
    assertThat(Entry.parse(line)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "'', INFO",
    "nonsense, INFO",
    "info, INFO",
    "' Warn ', WARN",
    "WARNING, WARN",
    "FATAL, ERROR",
    "ERROR, ERROR",
    "DEBUG, DEBUG",
    "TRACE, DEBUG",
    "ALL, DEBUG",
    "OFF, ''"
  })
  void the_variable_names_the_least_level(String variable, String level) {
    assertThat(Level.least(variable).map(Level::name).orElse("")).isEqualTo(level);
  }
}
