// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows in aligned columns; the last column is not padded.
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    row(header);
  }

  /// Adds a row; its cells are made printable.
  Table row(String... cells) {
    rows.add(List.of(cells).stream().map(Printable::of).toList());
    return this;
  }

  /// The table's lines.
  List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell);
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - length(cell))).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
