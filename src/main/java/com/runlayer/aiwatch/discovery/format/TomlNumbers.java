// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

/// Finds the numbers that the TOML parser would take minutes over: those to the base 2, 8 or 16,
/// for
/// which it has no limit and whose conversion costs the square of their length.
///
/// Knows of TOML no more than strings and comments. One pass, whatever the bytes.
final class TomlNumbers {
  private final byte[] toml;
  private int at;

  private TomlNumbers(byte[] toml, int start) {
    this.toml = toml;
    this.at = start;
  }

  /// Whether there is one.
  static boolean tooLong(byte[] toml, int start) {
    return new TomlNumbers(toml, start).find();
  }

  private boolean find() {
    while (at < toml.length) {
      switch (toml[at]) {
        case '#' -> skipLine();
        case '"', '\'' -> skipString(toml[at]);
        case '0' -> {
          if (isNumber()) {
            return true;
          }
        }
        default -> at++;
      }
    }
    return false;
  }

  private void skipLine() {
    while (at < toml.length && toml[at] != '\n') {
      at++;
    }
  }

  private void skipString(byte quote) {
    boolean lines = isTriple(quote);
    at += lines ? 3 : 1;
    while (at < toml.length) {
      byte each = toml[at];
      if (each == '\\' && quote == '"') {
        at += 2;
      } else if (lines && isTriple(quote)) {
        at += 3;
        // The string may itself end with one or two quotes.
        for (int i = 0; i < 2 && at < toml.length && toml[at] == quote; i++) {
          at++;
        }
        return;
      } else if (!lines && (each == quote || each == '\n')) {
        at++;
        return;
      } else {
        at++;
      }
    }
  }

  private boolean isTriple(byte quote) {
    return at + 2 < toml.length
        && toml[at] == quote
        && toml[at + 1] == quote
        && toml[at + 2] == quote;
  }

  private boolean isNumber() {
    at++;
    if (at == toml.length || (toml[at] != 'x' && toml[at] != 'o' && toml[at] != 'b')) {
      return false;
    }
    int begin = ++at;
    while (at < toml.length && (toml[at] == '_' || Character.digit(toml[at], 16) >= 0)) {
      at++;
    }
    return at - begin > ConfigurationParser.MAX_NUMBER_LENGTH;
  }
}
