// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

/// What several tables write alike.
final class Cells {
  /// A name that somebody made long must not push the columns off the screen. The JSON document has
  /// it whole.
  private static final int MAX_LENGTH = 60;

  private Cells() {}

  /// A text in a column that others stand beside.
  static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
  }

  /// A scope, and whether what has it is switched off. It stands where no text of a file stands,
  /// which
  /// could pretend it.
  static String state(String scope, boolean disabled) {
    return disabled ? scope + ", disabled" : scope;
  }
}
