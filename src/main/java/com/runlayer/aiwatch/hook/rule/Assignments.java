// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayList;
import java.util.List;

/// `NAME=value` and `NAME+=value`, wherever they stand: before a command, after `export` or `env`.
final class Assignments {
  private Assignments() {}

  /// The length of `NAME`, or -1 where the word is no assignment.
  static int nameLength(String word) {
    int at = 0;
    while (at < word.length() && isNamePart(word.charAt(at), at)) {
      at++;
    }
    boolean assigns = at > 0 && (word.startsWith("=", at) || word.startsWith("+=", at));
    return assigns ? at : -1;
  }

  static void note(Argument argument, List<String> values, Variables variables) {
    String first = values.getFirst();
    int length = nameLength(first);
    if (length < 0) {
      return;
    }
    String name = first.substring(0, length);
    boolean adds = first.charAt(length) == '+';
    List<String> all = new ArrayList<>();
    for (String value : values) {
      if (nameLength(value) == length) {
        String text = Marks.value(value.substring(length + (adds ? 2 : 1)));
        if (adds) {
          variables.of(name).forEach(before -> all.add(before + text));
        } else {
          all.add(text);
        }
      }
    }
    variables.set(name, all);
    if (argument.own()) {
      variables.markOwn(name);
    }
  }

  private static boolean isNamePart(char c, int at) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (at > 0 && c >= '0' && c <= '9');
  }
}
