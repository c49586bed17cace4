// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.ArrayList;
import java.util.List;

/// A header or an assignment of a TOML text.
///
/// @param table the names of the header above; of a header its own
/// @param key the names of an assignment, dotted ones apart; none for a header
/// @param start of the header or the key
/// @param keyEnd behind the key
/// @param value where the value begins
/// @param end behind the header or the value
/// @param comma behind an assignment in an inline table; -1 where there is none
record TomlStatement(
    Kind kind,
    List<String> table,
    List<String> key,
    int start,
    int keyEnd,
    int value,
    int end,
    int comma) {
  enum Kind {
    TABLE,
    ARRAY_OF_TABLES,
    ASSIGNMENT
  }

  TomlStatement {
    table = List.copyOf(table);
    key = List.copyOf(key);
  }

  /// From the root on.
  List<String> path() {
    List<String> path = new ArrayList<>(table);
    path.addAll(key);
    return path;
  }

  boolean isAssignment() {
    return kind == Kind.ASSIGNMENT;
  }

  /// Whether the second path begins with the first one, and is longer.
  static boolean isAbove(List<String> upper, List<String> lower) {
    return lower.size() > upper.size() && lower.subList(0, upper.size()).equals(upper);
  }
}
