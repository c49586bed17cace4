// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

/// Which characters readers of a text disagree about.
final class Characters {
  private Characters() {}

  /// Whether a text holds white space of any script, or a character that is not seen: a control or
  /// format character, a lone surrogate.
  static boolean hasBlankOrHidden(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || switch (Character.getType(c)) {
                      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
                      default -> false;
                    });
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
