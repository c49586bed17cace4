// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.ArrayList;
import java.util.List;

/// Finds where the statements of a TOML text lie, in one pass and without recursion. It takes more
/// than TOML is; another parser judges that.
final class TomlScanner {
  private static final int MAX_DEPTH = 100;

  /// The parser's time for a number to the base 2, 8 or 16 grows with the square of its length.
  private static final int MAX_WORD = 100;

  private final String text;
  private int at;

  /// Behind the last name that was read.
  private int nameEnd;

  private TomlScanner(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /// The statements of a text, in their order.
  static List<TomlStatement> scan(String text) throws RefusedException {
    return new TomlScanner(text, 0).statements();
  }

  /// The assignments in an inline table.
  ///
  /// @param start of the table's brace
  static List<TomlStatement> inline(String text, int start) throws RefusedException {
    return new TomlScanner(text, start + 1).assignments();
  }

  private List<TomlStatement> statements() throws RefusedException {
    List<TomlStatement> statements = new ArrayList<>();
    List<String> table = List.of();
    while (true) {
      skip();
      if (at >= text.length()) {
        return statements;
      }
      if (peek() == '[') {
        TomlStatement header = header();
        statements.add(header);
        table = header.table();
      } else {
        statements.add(assignment(table));
      }
      at = Lines.skipBlanks(text, at);
      if (at < Lines.end(text, at) && peek() != '#') {
        throw unreadable();
      }
    }
  }

  private List<TomlStatement> assignments() throws RefusedException {
    List<TomlStatement> all = new ArrayList<>();
    while (true) {
      skip();
      if (peek() == '}') {
        return all;
      }
      TomlStatement each = assignment(List.of());
      skip();
      int comma = peek() == ',' ? at++ : -1;
      all.add(
          new TomlStatement(
              each.kind(),
              each.table(),
              each.key(),
              each.start(),
              each.keyEnd(),
              each.value(),
              each.end(),
              comma));
      if (comma < 0 && peek() != '}') {
        throw unreadable();
      }
    }
  }

  private TomlStatement header() throws RefusedException {
    int start = at;
    boolean array = text.startsWith("[[", at);
    at += array ? 2 : 1;
    List<String> names = key();
    if (!text.startsWith(array ? "]]" : "]", at)) {
      throw unreadable();
    }
    at += array ? 2 : 1;
    return new TomlStatement(
        array ? TomlStatement.Kind.ARRAY_OF_TABLES : TomlStatement.Kind.TABLE,
        names,
        List.of(),
        start,
        at,
        at,
        at,
        -1);
  }

  private TomlStatement assignment(List<String> table) throws RefusedException {
    int start = at;
    List<String> key = key();
    int keyEnd = nameEnd;
    if (peek() != '=') {
      throw unreadable();
    }
    at = Lines.skipBlanks(text, at + 1);
    int value = at;
    value();
    return new TomlStatement(
        TomlStatement.Kind.ASSIGNMENT, table, key, start, keyEnd, value, at, -1);
  }

  private List<String> key() throws RefusedException {
    List<String> names = new ArrayList<>();
    while (true) {
      at = Lines.skipBlanks(text, at);
      int start = at;
      if (peek() == '"' || peek() == '\'') {
        string();
        String quoted = text.substring(start, at);
        if (quoted.startsWith("\"\"\"") || quoted.startsWith("'''")) {
          throw unreadable();
        }
        names.add(
            quoted.charAt(0) == '"'
                ? JsonText.string(quoted)
                : quoted.substring(1, quoted.length() - 1));
      } else {
        while (isWord(peek()) || peek() == '-') {
          at++;
        }
        if (at == start) {
          throw unreadable();
        }
        names.add(text.substring(start, at));
      }
      nameEnd = at;
      at = Lines.skipBlanks(text, at);
      if (peek() != '.') {
        return names;
      }
      if (names.size() > MAX_DEPTH) {
        throw tooDeep();
      }
      at++;
    }
  }

  private void value() throws RefusedException {
    int start = at;
    if (peek() == '"' || peek() == '\'') {
      string();
    } else if (peek() == '[' || peek() == '{') {
      container();
    } else {
      int end = at;
      while (at < text.length() && ",]}#\r\n".indexOf(peek()) < 0) {
        end = peek() == ' ' || peek() == '\t' ? end : at + 1;
        at++;
      }
      at = end;
      checkWord(start, end);
      if (end == start) {
        throw unreadable();
      }
    }
  }

  private void container() throws RefusedException {
    int depth = 0;
    do {
      switch (peek()) {
        case '[', '{' -> {
          depth++;
          at++;
        }
        case ']', '}' -> {
          depth--;
          at++;
        }
        case '"', '\'' -> string();
        case '#' -> at = Lines.end(text, at);
        default -> {
          int start = at++;
          while (isWord(text.charAt(start)) && isWord(peek())) {
            at++;
          }
          checkWord(start, at);
        }
      }
      if (depth > MAX_DEPTH) {
        throw tooDeep();
      }
      if (depth > 0 && at >= text.length()) {
        throw unreadable();
      }
    } while (depth > 0);
  }

  private void string() throws RefusedException {
    char quote = peek();
    String triple = String.valueOf(quote).repeat(3);
    boolean lines = text.startsWith(triple, at);
    at += lines ? 3 : 1;
    while (at < text.length()) {
      if (peek() == '\\' && quote == '"') {
        at += 2;
      } else if (lines && text.startsWith(triple, at)) {
        at += 3;
        // The string may itself end with one or two quotes.
        for (int i = 0; i < 2 && peek() == quote; i++) {
          at++;
        }
        return;
      } else if (!lines && peek() == quote) {
        at++;
        return;
      } else if (!lines && peek() == '\n') {
        throw unreadable();
      } else {
        at++;
      }
    }
    throw unreadable();
  }

  private void checkWord(int start, int end) throws RefusedException {
    if (end - start > MAX_WORD) {
      throw unreadable();
    }
  }

  /// White space and comments.
  private void skip() {
    while (at < text.length()) {
      if (" \t\r\n".indexOf(peek()) >= 0) {
        at++;
      } else if (peek() == '#') {
        at = Lines.end(text, at);
      } else {
        return;
      }
    }
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private RefusedException tooDeep() {
    return new RefusedException("is nested too deeply to be edited");
  }

  private RefusedException unreadable() {
    return new RefusedException("is not valid TOML at line %d".formatted(Lines.number(text, at)));
  }
}
