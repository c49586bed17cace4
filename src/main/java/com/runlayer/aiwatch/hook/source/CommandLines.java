// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.util.ArrayList;
import java.util.List;

/// Brings the command of a local server into the form that is put to the tenant, and finds those
/// that would look like another command once their words are joined.
final class CommandLines {
  /// How a command begins that the tenant knows as its own: `runlayer run <server's UUID>`.
  static final String MANAGED = "runlayer ";

  private static final int MANAGED_WORDS = 3;

  private CommandLines() {}

  static Formed form(Source.Stdio written, Variables variables) {
    List<String> words = new ArrayList<>();
    for (String word : written.words()) {
      switch (variables.expand(word)) {
        case Expanded.Unknown(String clause) -> {
          return new Formed.Bad("its command cannot be told: " + clause);
        }
        case Expanded.Text(String text) -> words.add(text);
      }
    }
    return form(words, written.environment(), written.circumstances());
  }

  /// @param words without variables
  static Formed form(List<String> words, List<String> environment, List<String> circumstances) {
    for (String word : words) {
      if (word.isEmpty()
          || Characters.hasBlankOrHidden(word)
          || word.indexOf('"') >= 0
          || word.indexOf('\'') >= 0
          || word.indexOf('`') >= 0) {
        return new Formed.Bad(
            "its command holds a word that is empty or has white space, quotes or control"
                + " characters");
      }
    }
    String text = String.join(" ", words);
    if (text.startsWith(MANAGED)) {
      if (words.size() != MANAGED_WORDS) {
        return new Formed.Bad("its command begins with \"runlayer\" and has not three words");
      }
      if (!circumstances.isEmpty()) {
        return new Formed.Bad(
            "its command begins with \"runlayer\" and is started with \""
                + circumstances.getFirst()
                + "\"");
      }
      for (String name : environment) {
        if (subverts(name)) {
          return new Formed.Bad(
              "its command begins with \"runlayer\" and is started with the variable " + name);
        }
      }
    }
    return new Formed.Good(new SourceForm.Command(text));
  }

  /// Whether a variable makes `runlayer` another program than the one that was installed.
  private static boolean subverts(String name) {
    return name.equals("PATH")
        || name.equals("NODE_OPTIONS")
        || name.equals("BASH_ENV")
        || name.startsWith("LD_")
        || name.startsWith("DYLD_")
        || name.startsWith("PYTHON");
  }
}
