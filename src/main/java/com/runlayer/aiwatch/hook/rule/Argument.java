// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.List;

/// A word of a shell command.
///
/// @param forms every text that it can be, with [Marks]; at least one
/// @param quoted whether a part was in quotes, so that it is no keyword
/// @param own whether a command substituted in it names this program
record Argument(List<String> forms, boolean quoted, boolean own) {
  Argument {
    forms = List.copyOf(forms);
  }

  /// The first form as it was written.
  String text() {
    return Marks.plain(forms.getFirst());
  }

  /// Whether it is this keyword of the shell.
  boolean is(String keyword) {
    return !quoted && text().equals(keyword);
  }

  /// Whether it can be an option.
  boolean isOption() {
    return forms.stream().anyMatch(form -> form.startsWith("-"));
  }
}
