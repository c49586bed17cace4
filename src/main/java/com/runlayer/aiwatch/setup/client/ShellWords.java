// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import java.util.ArrayList;
import java.util.List;

/// Splits a shell's line into commands and words, in one pass. Quotes are taken away; nothing is
/// expanded. Redirections stay words.
final class ShellWords {
  private final List<List<String>> commands = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private List<String> words = new ArrayList<>();
  private boolean inWord;

  private ShellWords() {}

  /// The simple commands of a line, none of them empty.
  static List<List<String>> commands(String line) {
    ShellWords split = new ShellWords();
    split.read(line);
    return split.commands;
  }

  private void read(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        i++;
        add(line.charAt(i));
      } else if (c == '\'' || c == '"') {
        i = quoted(line, i);
      } else if (c == ' ' || c == '\t') {
        endWord();
      } else if (";&|()\n\r".indexOf(c) >= 0 && !isRedirection(line, i)) {
        endCommand();
      } else {
        add(c);
      }
    }
    endCommand();
  }

  /// Takes what is quoted into the word, and tells where the quote ends.
  private int quoted(String line, int from) {
    char quote = line.charAt(from);
    inWord = true;
    int i = from + 1;
    while (i < line.length() && line.charAt(i) != quote) {
      if (line.charAt(i) == '\\' && quote == '"' && i + 1 < line.length()) {
        i++;
      }
      word.append(line.charAt(i));
      i++;
    }
    return i;
  }

  /// Whether `&` belongs to `2>&1` or `&>file` and ends no command.
  private static boolean isRedirection(String line, int at) {
    return line.charAt(at) == '&'
        && ((at > 0 && line.charAt(at - 1) == '>')
            || (at + 1 < line.length() && line.charAt(at + 1) == '>'));
  }

  private void add(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(words);
      words = new ArrayList<>();
    }
  }
}
