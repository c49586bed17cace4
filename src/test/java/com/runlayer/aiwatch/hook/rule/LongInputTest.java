// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongInputTest {
  private static final int MIB = 1024 * 1024;

  @Test
  void denies_what_is_longer_than_a_mebibyte() {
    assertThat(Calls.inProject().shell("#" + "a".repeat(MIB - 1))).isEmpty();
    assertThat(Calls.inProject().shell("#" + "a".repeat(MIB))).contains(Guarded.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(",
        "`",
        "{",
        "}",
        "{,",
        "{a,",
        "'",
        "\"",
        "\\",
        "${",
        "${x:-",
        "(",
        ")",
        "((",
        "<(",
        "<<a\n",
        "<<<",
        "|",
        ";",
        "\n",
        "a ",
        "a=b ",
        "*",
        "[",
        "$'",
        "\"$(",
        "\"`",
        "case x in ",
        "x=$x$x ",
        "{a,b}",
        "$x",
        "x+=a ",
        "sh -c '",
        "eval ",
        "-c ",
        "cd a;",
        "a:",
        "a,",
        "a/../",
        "/",
        "~",
        "&>",
        "echo a|",
        "cp a b c ",
        "\\\n",
        "#",
        "=",
        "file:",
        "http://",
        "aiwatch ",
        ".en "
      })
  void needs_steps_in_proportion_to_the_length(String unit) {
    int length = 16 * 1024;
    long small = steps(unit, length);
    long large = steps(unit, 4 * length);
    assertThat(large)
        .as("steps of %d and %d times the length", 1, 4)
        .isLessThan(6 * small + 10_000);
  }

  /// A call that runs out of steps ends there, which is bounded too.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(",
        "`",
        "{",
        "{,",
        "'",
        "\"",
        "${",
        "((",
        "<(",
        "<<a\n",
        "a ",
        "x=$x$x ",
        "{a,b}",
        "x+=a ",
        "eval ",
        "cd a;",
        "a:",
        "a,",
        "a/../",
        "case x in ",
        "\"$(",
        "cp a b c ",
        "-c ",
        "a;",
        "echo a|"
      })
  void answers_for_a_mebibyte_of_anything(String unit) {
    Budget budget = new Budget();
    Calls.inProject().shell(unit.repeat(MIB / unit.length()), budget);
    assertThat(budget.steps()).isLessThanOrEqualTo(32 * MIB);
  }

  @Test
  void denies_what_is_too_nested() {
    Optional<Guarded> deep = Calls.inProject().shell("$(".repeat(MIB / 2));
    assertThat(deep).contains(Guarded.UNREADABLE);
  }

  private static long steps(String unit, int length) {
    Budget budget = new Budget();
    Calls.inProject().shell(unit.repeat(length / unit.length()), budget);
    return budget.steps();
  }
}
