// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columns_are_as_wide_as_their_widest_cell_and_nothing_trails() {
    Table table = new Table("CLIENT", "SERVER").row("cursor", "a").row("vs", "\u001B[2Jx");

    assertThat(table.lines()).containsExactly("CLIENT  SERVER", "cursor  a", "vs      \\u001B[2Jx");
  }
}
