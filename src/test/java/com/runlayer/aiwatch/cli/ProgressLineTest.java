// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter written = new StringWriter();
  private long milliseconds;

  @Test
  void it_appears_after_a_moment_is_drawn_over_now_and_then_and_leaves_nothing() {
    try (ProgressLine line = line(OptionalInt.of(80), OptionalLong.of(4_000))) {
      at(299, line, 1);
      assertThat(written.toString()).isEmpty();

      at(300, line, 1_000);
      at(399, line, 1_001);
      at(400, line, 2_000);
    }

    assertThat(written.toString().replace("\u001B[K", "<").split("\r", -1))
        .containsExactly(
            "",
            "Looking for projects [######..................] 25%  1,000 folders<",
            "Looking for projects [############............] 50%  2,000 folders<",
            "<");
  }

  @Test
  void a_short_walk_shows_nothing() {
    try (ProgressLine line = line(OptionalInt.of(80), OptionalLong.empty())) {
      at(250, line, 10_000);
    }

    assertThat(written.toString()).isEmpty();
  }

  @Test
  void without_an_estimate_or_beyond_it_there_is_a_number_alone() {
    ProgressLine unknown = line(OptionalInt.empty(), OptionalLong.empty());
    at(500, unknown, 12_345);
    ProgressLine more = line(OptionalInt.empty(), OptionalLong.of(100));
    milliseconds = 1_000;
    at(1_000, more, 100);

    assertThat(written.toString())
        .isEqualTo(
            "\rLooking for projects 12,345 folders\u001B[K\rLooking for projects 100 folders\u001B[K");
  }

  @Test
  void a_narrow_terminal_cuts_it() {
    at(500, line(OptionalInt.of(20), OptionalLong.empty()), 12_345);

    assertThat(written.toString()).isEqualTo("\rLooking for project\u001B[K");
  }

  private ProgressLine line(OptionalInt width, OptionalLong expected) {
    return new ProgressLine(
        new PrintWriter(written), width, expected, () -> milliseconds * 1_000_000);
  }

  private void at(long time, ProgressLine line, long folders) {
    milliseconds = time;
    line.walked(folders);
  }
}
