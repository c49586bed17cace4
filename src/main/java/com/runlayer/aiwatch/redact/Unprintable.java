// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

/// Which characters are never shown as themselves: they steer a terminal, turn the direction of the
/// text around them, or look like nothing. How they are shown instead is for whoever shows them.
public final class Unprintable {
  private Unprintable() {}

  /// Whether a code point is one: control, formatting, separating, unassigned and private ones, and
  /// halves of a pair.
  public static boolean is(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default -> false;
    };
  }
}
