// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayList;
import java.util.List;

/// A word of a shell command while it is read: every text that it can be, as variables may have
/// several values.
final class Word {
  /// More is a computation, of which only the first are looked at.
  private static final int MOST_FORMS = 256;

  private final Budget budget;
  private List<StringBuilder> forms = new ArrayList<>();
  private boolean quoted;
  private boolean own;

  Word(Budget budget) {
    this.budget = budget;
    forms.add(new StringBuilder());
  }

  void append(char c) {
    budget.spend(forms.size());
    for (StringBuilder form : forms) {
      form.append(c);
    }
  }

  void append(String text) {
    budget.spend(forms.size() * text.length());
    for (StringBuilder form : forms) {
      form.append(text);
    }
  }

  /// Appends one of several texts.
  void appendAny(List<String> values) {
    if (values.size() == 1) {
      append(values.getFirst());
      return;
    }
    List<StringBuilder> all = new ArrayList<>();
    for (StringBuilder form : forms) {
      for (String value : values) {
        if (all.size() < MOST_FORMS) {
          budget.spend(form.length() + value.length() + 1);
          all.add(new StringBuilder(form).append(value));
        }
      }
    }
    forms = all;
  }

  /// Says that a part was in quotes or escaped: the word is no keyword, and exists when empty.
  void quote() {
    quoted = true;
  }

  boolean isQuoted() {
    return quoted;
  }

  /// Says that a command in it names this program.
  void mentionOwn() {
    own = true;
  }

  boolean isOwn() {
    return own;
  }

  /// The first form so far, as it was written.
  String text() {
    return Marks.plain(forms.getFirst().toString());
  }

  boolean isEmpty() {
    return forms.getFirst().isEmpty();
  }

  /// The forms so far, without brace expansion.
  List<String> values() {
    return forms.stream().map(StringBuilder::toString).toList();
  }

  /// All forms, braces expanded.
  Argument finished() {
    List<String> all = new ArrayList<>();
    for (StringBuilder form : forms) {
      for (String word : Braces.expanded(form.toString(), budget)) {
        split(word, all);
      }
    }
    return new Argument(all, quoted, own);
  }

  private static void split(String word, List<String> all) {
    int at = 0;
    while (true) {
      int mark = word.indexOf(Marks.SPLIT, at);
      all.add(word.substring(at, mark < 0 ? word.length() : mark));
      if (mark < 0) {
        return;
      }
      at = mark + 1;
    }
  }
}
