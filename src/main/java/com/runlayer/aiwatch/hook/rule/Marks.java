// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// Characters that stand for what a shell gives a meaning to: unlike the same characters in quotes,
/// which are only what they are. They are noncharacters of Unicode, which no text has to contain;
/// where a text does, it is read without them.
final class Marks {
  static final char OPEN = '\uFDD0';
  static final char COMMA = '\uFDD1';
  static final char CLOSE = '\uFDD2';

  /// What cannot be known before the command runs: `$(date)`, a variable of the environment.
  static final char UNKNOWN = '\uFDD3';

  static final char STAR = '\uFDD4';
  static final char ANY = '\uFDD5';
  static final char CLASS = '\uFDD6';

  /// Where the value of a variable falls apart into words.
  static final char SPLIT = '\uFDD7';

  private static final String PLAIN = "{,}\0*?[ ";

  private Marks() {}

  static boolean is(char c) {
    return c >= OPEN && c <= SPLIT;
  }

  /// The character that a mark was written as; any other is itself.
  static char plain(char c) {
    return is(c) ? PLAIN.charAt(c - OPEN) : c;
  }

  /// The mark of a character that stands outside of quotes; one without a meaning is itself.
  static char mark(char c) {
    return switch (c) {
      case '{' -> OPEN;
      case ',' -> COMMA;
      case '}' -> CLOSE;
      case '*' -> STAR;
      case '?' -> ANY;
      case '[' -> CLASS;
      default -> c;
    };
  }

  /// The text with its braces and commas as they were written: nothing expands the value of a
  /// variable.
  static String value(String text) {
    return text.replace(OPEN, '{').replace(COMMA, ',').replace(CLOSE, '}').replace(SPLIT, ' ');
  }

  /// The text as it was written, without what is unknown.
  static String plain(String text) {
    int at = 0;
    while (at < text.length() && !is(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
    for (; at < text.length(); at++) {
      if (text.charAt(at) != UNKNOWN) {
        out.append(plain(text.charAt(at)));
      }
    }
    return out.toString();
  }
}
