// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Rows in aligned columns; the last column is not padded.
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows;
  private final Set<String> warnings;

  Table(String... header) {
    this(new ArrayList<>(), Set.of());
    row(header);
  }

  private Table(List<List<String>> rows, Set<String> warnings) {
    this.rows = rows;
    this.warnings = warnings;
  }

  /// Adds a row; its cells are made printable.
  Table row(String... cells) {
    rows.add(Arrays.stream(cells).map(Printable::of).toList());
    return this;
  }

  /// The same table, in which the cells of some columns are things to look at.
  Table warning(String... columns) {
    return new Table(rows, Set.of(columns));
  }

  /// Whether there is nothing but the header.
  boolean isEmpty() {
    return rows.size() == 1;
  }

  boolean has(String column) {
    return rows.getFirst().contains(column);
  }

  /// The same table without those of some columns that say nothing.
  Table withoutEmpty(String... columns) {
    Table table = this;
    for (String column : columns) {
      int index = table.rows.getFirst().indexOf(column);
      if (table.rows.stream().skip(1).allMatch(row -> row.get(index).isEmpty())) {
        table = table.without(column);
      }
    }
    return table;
  }

  /// The same table with as many columns as there is room for.
  ///
  /// @param width empty: nothing limits it
  /// @param columns those that can be left out, the first one first
  Table fitting(OptionalInt width, String... columns) {
    Table table = this;
    for (String column : columns) {
      if (width.isPresent() && table.width() > width.getAsInt() && table.has(column)) {
        table = table.without(column);
      }
    }
    return table;
  }

  /// The table's lines as plain text.
  List<String> lines() {
    return lines(Ink.PLAIN);
  }

  /// The table's lines.
  List<String> lines(Ink ink) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(line(row, widths, lines.isEmpty(), ink));
    }
    return lines;
  }

  private Table without(String column) {
    int index = rows.getFirst().indexOf(column);
    List<List<String>> left = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      cells.remove(index);
      left.add(Collections.unmodifiableList(cells));
    }
    return new Table(left, warnings);
  }

  private int width() {
    return IntStream.of(widths()).sum() + GAP.length() * (rows.getFirst().size() - 1);
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return widths;
  }

  private String line(List<String> row, int[] widths, boolean header, Ink ink) {
    StringBuilder line = new StringBuilder();
    int owed = 0;
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      if (!cell.isEmpty()) {
        line.append(" ".repeat(owed)).append(inked(cell, rows.getFirst().get(i), header, ink));
        owed = 0;
      }
      owed += widths[i] - length(cell) + GAP.length();
    }
    return line.toString();
  }

  private String inked(String cell, String column, boolean header, Ink ink) {
    if (header) {
      return ink.heading(cell);
    }
    return warnings.contains(column) ? ink.warning(cell) : cell;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
