// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// The escapes of `$'…'`, which are those of `printf` and `echo -e` too.
final class AnsiQuotes {
  private static final String LETTERS = "abefnrtvE";
  private static final String CONTROLS = "\u0007\b\u001b\f\n\r\t\u000b\u001b";

  private AnsiQuotes() {}

  /// Decodes up to the closing quote.
  ///
  /// @param from behind the opening one
  /// @return behind the closing one, or the end of the text
  static int decode(String text, int from, StringBuilder out) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'') {
        return at + 1;
      }
      at = c == '\\' && at + 1 < text.length() ? escape(text, at + 1, out) : plain(c, at, out);
    }
    return at;
  }

  /// Decodes the whole text.
  static String decode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      at = c == '\\' && at + 1 < text.length() ? escape(text, at + 1, out) : plain(c, at, out);
    }
    return out.toString();
  }

  private static int plain(char c, int at, StringBuilder out) {
    out.append(c);
    return at + 1;
  }

  private static int escape(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    int control = LETTERS.indexOf(c);
    if (control >= 0) {
      out.append(CONTROLS.charAt(control));
      return at + 1;
    }
    return switch (c) {
      case 'x' -> number(text, at + 1, 2, 16, out);
      case 'u' -> number(text, at + 1, 4, 16, out);
      case 'U' -> number(text, at + 1, 8, 16, out);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> number(text, at, c == '0' ? 4 : 3, 8, out);
      case 'c' -> Math.min(at + 2, text.length());
      default -> plain(c, at, out);
    };
  }

  private static int number(String text, int from, int most, int radix, StringBuilder out) {
    int at = from;
    int value = 0;
    while (at < text.length()
        && at < from + most
        && Character.digit(text.charAt(at), radix) >= 0
        && value <= Character.MAX_CODE_POINT) {
      value = value * radix + Character.digit(text.charAt(at), radix);
      at++;
    }
    if (value > 0 && Character.isValidCodePoint(value)) {
      out.appendCodePoint(value);
    }
    return at;
  }
}
