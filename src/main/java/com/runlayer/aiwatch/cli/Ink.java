// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

/// Emphasis, where there is a terminal to show it. Used sparingly, and never the only thing that
/// tells
/// something.
enum Ink {
  /// Text as it is.
  PLAIN,
  /// With the escape sequences of ECMA-48.
  COLOUR;

  private static final String BOLD = "\u001B[1m";
  private static final String YELLOW = "\u001B[33m";
  private static final String RED = "\u001B[31m";
  private static final String RESET = "\u001B[0m";

  /// A heading.
  String heading(String text) {
    return with(BOLD, text);
  }

  /// Something that somebody should look at.
  String warning(String text) {
    return with(YELLOW, text);
  }

  /// Something that failed.
  String failure(String text) {
    return with(RED, text);
  }

  private String with(String start, String text) {
    return this == PLAIN || text.isEmpty() ? text : start + text + RESET;
  }
}
