// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The words of a command line, read from left to right as a launcher reads its own options.
final class CommandWords {
  private final List<String> words;
  private int position;

  CommandWords(List<String> words) {
    this.words = words;
  }

  /// Splits a line as a shell does, as far as quotes go. Empty where the line is more than one
  /// simple command: what a shell would make of it is not for a scan to tell.
  static Optional<List<String>> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else if (";|&<>()`\\".indexOf(c) >= 0) {
        return Optional.empty();
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return quote == 0 && !words.isEmpty() ? Optional.of(words) : Optional.empty();
  }

  boolean isEmpty() {
    return position >= words.size();
  }

  /// The next word, which stays.
  String peek() {
    return isEmpty() ? "" : words.get(position);
  }

  String next() {
    return isEmpty() ? "" : words.get(position++);
  }

  List<String> rest() {
    return words.subList(Math.min(position, words.size()), words.size());
  }

  /// What lies behind the first `--`.
  Optional<List<String>> behindDashes() {
    int at = rest().indexOf("--");
    return at < 0 ? Optional.empty() : Optional.of(rest().subList(at + 1, rest().size()));
  }

  /// Passes over options up to the first other word, `--` included.
  ///
  /// @param withValue options whose value is the next word
  /// @param wanted of those, the ones whose values are wanted
  /// @return the values, in order
  List<String> options(Set<String> withValue, Set<String> wanted) {
    List<String> values = new ArrayList<>();
    while (peek().startsWith("-") && peek().length() > 1) {
      String word = next();
      if (word.equals("--")) {
        break;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (equals >= 0) {
        if (wanted.contains(name)) {
          values.add(word.substring(equals + 1));
        }
      } else if (withValue.contains(name)) {
        String value = next();
        if (wanted.contains(name)) {
          values.add(value);
        }
      }
    }
    return values;
  }
}
