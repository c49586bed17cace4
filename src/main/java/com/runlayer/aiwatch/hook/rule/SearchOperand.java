// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.List;
import java.util.Set;

/// Finds the pattern among the words of `grep` and its like: `rg process.env src` names no file of
/// that name. Only where every option is known; otherwise every word counts as a name.
final class SearchOperand {
  private static final String FLAGS = "rRinlLcvwxHhoqsEFPGazZIuSU0N123456789";

  /// Options whose value is the rest of the word or the next word.
  private static final String VALUES = "ABCmtTgMjd";

  private static final Set<String> LONG_FLAGS =
      Set.of(
          ("ignore-case recursive line-number files-with-matches files-without-match count word-regexp"
                  + " fixed-strings extended-regexp perl-regexp basic-regexp hidden no-ignore no-heading"
                  + " smart-case multiline with-filename no-filename only-matching invert-match quiet"
                  + " no-messages text null heading pretty vimgrep json stats cached untracked column"
                  + " no-color case-sensitive follow pcre2 color")
              .split(" "));

  private static final Set<String> LONG_VALUES =
      Set.of(
          ("color colour include exclude exclude-dir glob iglob type type-not max-count context"
                  + " after-context before-context max-depth max-columns sort")
              .split(" "));

  private SearchOperand() {}

  /// The index of the pattern, or -1 where nobody can tell.
  ///
  /// @param command the index of the program
  static int pattern(List<Argument> words, int command) {
    int found = -1;
    boolean git = words.get(command).text().equals("git");
    if (git && (command + 1 >= words.size() || !words.get(command + 1).text().equals("grep"))) {
      return -1;
    }
    for (int i = command + (git ? 2 : 1); i < words.size(); i++) {
      Argument word = words.get(i);
      String text = word.text();
      if (word.forms().size() > 1 || !text.startsWith("-") || text.length() == 1) {
        if (word.forms().stream().anyMatch(form -> form.startsWith("-"))
            || (found < 0 && isUnknown(word))) {
          return -1;
        }
        found = found < 0 ? i : found;
      } else if (text.equals("--")) {
        return found < 0 && i + 1 < words.size() ? i + 1 : found;
      } else {
        int taken = text.startsWith("--") ? longOption(text.substring(2)) : shortOptions(text);
        if (taken < 0) {
          return -1;
        }
        i += taken;
      }
    }
    return found;
  }

  private static boolean isUnknown(Argument word) {
    return word.forms().stream().anyMatch(form -> form.indexOf(Marks.UNKNOWN) >= 0);
  }

  private static int longOption(String text) {
    int equals = text.indexOf('=');
    if (equals >= 0) {
      return LONG_VALUES.contains(text.substring(0, equals)) ? 0 : -1;
    }
    if (LONG_FLAGS.contains(text)) {
      return 0;
    }
    return LONG_VALUES.contains(text) ? 1 : -1;
  }

  private static int shortOptions(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (VALUES.indexOf(c) >= 0) {
        return i + 1 == text.length() ? 1 : 0;
      }
      if (FLAGS.indexOf(c) < 0) {
        return -1;
      }
    }
    return 0;
  }
}
