// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

/// Finds references to variables, which name a secret without being one: `${VAR}`, `${VAR:-x}`,
/// `${input:id}`, `$VAR`, `%VAR%`, `{{ var }}`.
final class References {
  /// A name that is longer is no name.
  private static final int MAX_LENGTH = 128;

  private References() {}

  /// Where the reference that begins at `at` ends, or `at` where none begins.
  static int end(String text, int at) {
    char c = text.charAt(at);
    if (c == '$' && at + 1 < text.length()) {
      char next = text.charAt(at + 1);
      if (next == '{') {
        return closing(text, at + 2, "}", at);
      }
      return isNameStart(next) ? name(text, at + 1) : at;
    }
    if (c == '%' && at + 1 < text.length() && isNameStart(text.charAt(at + 1))) {
      int end = name(text, at + 1);
      return end < text.length() && text.charAt(end) == '%' ? end + 1 : at;
    }
    if (c == '{' && text.startsWith("{{", at)) {
      return closing(text, at + 2, "}}", at);
    }
    return at;
  }

  /// The place within a reference where its default value begins, or `end` where it has none.
  static int defaultValue(String text, int start, int end) {
    if (!text.startsWith("${", start)) {
      return end;
    }
    for (int at = start; at + 1 < end; at++) {
      if (text.charAt(at) == ':' && text.charAt(at + 1) == '-') {
        return at + 2;
      }
    }
    return end;
  }

  private static int closing(String text, int from, String mark, int otherwise) {
    int limit = Math.min(text.length(), from + MAX_LENGTH);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return otherwise;
      }
      if (text.startsWith(mark, i)) {
        return i + mark.length();
      }
    }
    return otherwise;
  }

  private static int name(String text, int from) {
    int limit = Math.min(text.length(), from + MAX_LENGTH);
    int end = from;
    while (end < limit && (isNameStart(text.charAt(end)) || Chars.isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isNameStart(char c) {
    return Chars.isLetter(c) || c == '_';
  }
}
