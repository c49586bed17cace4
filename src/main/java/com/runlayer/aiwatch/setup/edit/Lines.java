// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

/// Lines of a text: `\n` or `\r\n` ends one.
final class Lines {
  private Lines() {}

  /// The number of a line for a person, from 1.
  static int number(String text, int at) {
    int number = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) {
      number++;
    }
    return number;
  }

  /// What ends the lines of a text, by the first of them.
  static String ending(String text) {
    int first = text.indexOf('\n');
    return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  static int start(String text, int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  /// Behind the last character of the line, before what ends it.
  static int end(String text, int at) {
    int end = text.indexOf('\n', at);
    if (end < 0) {
      return text.length();
    }
    return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /// Where the next line begins, or the end of the text.
  static int next(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  /// Spaces and tabs at the start of the line.
  static String indent(String text, int at) {
    int start = start(text, at);
    return text.substring(start, skipBlanks(text, start));
  }

  /// Whether only spaces and tabs stand before the place in its line.
  static boolean isFirst(String text, int at) {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n';
  }

  static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
