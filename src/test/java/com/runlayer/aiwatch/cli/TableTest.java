// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  @Test
  void columns_are_as_wide_as_their_widest_cell_and_nothing_trails() {
    Table table = new Table("CLIENT", "SERVER").row("cursor", "a").row("vs", "\u001B[2Jx");

    assertThat(table.lines()).containsExactly("CLIENT  SERVER", "cursor  a", "vs      \\u001B[2Jx");
  }

  @Test
  void an_empty_cell_leaves_no_blank_at_the_end() {
    assertThat(new Table("A", "B", "C").row("1", "", "").row("1", "", "3").lines())
        .containsExactly("A  B  C", "1", "1     3");
  }

  @Test
  void a_column_that_says_nothing_can_be_left_out() {
    Table table = new Table("A", "B", "C").row("1", "", "3").row("1", "", "");

    assertThat(table.withoutEmpty("B", "C").lines()).containsExactly("A  C", "1  3", "1");
  }

  @ParameterizedTest
  @CsvSource({
    ", A  BB  CCC  DDDD",
    "16, A  BB  CCC  DDDD",
    "15, A  CCC  DDDD",
    "12, A  CCC  DDDD",
    "11, A  DDDD",
    "3, A  DDDD"
  })
  void columns_are_left_out_in_their_order_until_there_is_room(Integer width, String header) {
    Table table = new Table("A", "BB", "CCC", "DDDD").row("1", "2", "3", "4");
    OptionalInt columns = width == null ? OptionalInt.empty() : OptionalInt.of(width);

    assertThat(table.fitting(columns, "BB", "CCC").lines().getFirst()).isEqualTo(header);
  }

  @Test
  void emphasis_does_not_move_the_columns() {
    Table table = new Table("AA", "B").row("1", "2").row("", "3").warning("AA");

    assertThat(table.lines(Ink.COLOUR))
        .containsExactly(
            "\u001B[1mAA\u001B[0m  \u001B[1mB\u001B[0m", "\u001B[33m1\u001B[0m   2", "    3");
    assertThat(table.lines(Ink.PLAIN)).containsExactly("AA  B", "1   2", "    3");
  }
}
