// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A simple command, by what it runs: the names of its program, also behind `env`, `sudo` and other
/// programs that start what their arguments name.
final class CommandLine {
  private static final Set<String> BEFORE_COMMAND =
      Set.of("if", "then", "else", "elif", "do", "while", "until", "!", "{", "}", "time", "coproc");

  private final List<Argument> words;
  private final int command;
  private final Set<String> names;
  private final boolean opaque;

  private CommandLine(List<Argument> words, int command, Set<String> names, boolean opaque) {
    this.words = words;
    this.command = command;
    this.names = names;
    this.opaque = opaque;
  }

  static CommandLine of(List<Argument> words) {
    int at = 0;
    while (at < words.size() && isBeforeCommand(words.get(at))) {
      at++;
    }
    Set<String> names = new HashSet<>();
    boolean opaque = false;
    int command = at;
    if (at < words.size()) {
      addNames(words.get(at), names);
      if (Programs.startsOthers(names, words)) {
        for (int i = at + 1; i < words.size(); i++) {
          addNames(words.get(i), names);
        }
        command = started(words, at);
        opaque = command < 0;
      }
    }
    return new CommandLine(words, command, names, opaque);
  }

  /// The program behind `sudo`, `nohup`, `env A=b`, or -1 where an option makes it hard to say.
  private static int started(List<Argument> words, int at) {
    int next = at;
    while (next < words.size()) {
      Argument word = words.get(next);
      Set<String> names = new HashSet<>();
      addNames(word, names);
      boolean wrapper = next == at || Programs.startsOthers(names, words);
      if (word.isOption()) {
        return -1;
      }
      if (!wrapper && Assignments.nameLength(word.text()) < 0) {
        return next;
      }
      next++;
    }
    return at;
  }

  private static void addNames(Argument word, Set<String> names) {
    for (String form : word.forms()) {
      String text = Folding.fold(Marks.plain(form));
      names.add(Programs.name(text.substring(text.lastIndexOf('/') + 1), form));
    }
  }

  /// Whether a word before it does not keep it from being the command.
  static boolean isBeforeCommand(Argument word) {
    return (!word.quoted() && BEFORE_COMMAND.contains(word.text()))
        || Assignments.nameLength(word.forms().getFirst()) >= 0;
  }

  /// Whether the text names this program or its files.
  static boolean namesOwn(String text) {
    String folded = Folding.fold(text);
    return folded.contains("aiwatch") || folded.contains("runlayer");
  }

  List<Argument> words() {
    return words;
  }

  /// Where the program stands that does the work; the number of words where there is none, -1 where
  /// nobody can tell.
  int command() {
    return command;
  }

  /// Every name of a program that it may run, folded, without folders and versions.
  Set<String> names() {
    return names;
  }

  boolean runs(Set<String> programs) {
    for (String name : names) {
      if (programs.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the program that does the work is one of these.
  boolean isOne(Set<String> programs) {
    if (command < 0 || command >= words.size()) {
      return false;
    }
    Set<String> own = new HashSet<>();
    addNames(words.get(command), own);
    return programs.containsAll(own);
  }

  /// As what its standard input is read; nothing for data.
  Set<Language> readers() {
    Set<Language> readers = EnumSet.noneOf(Language.class);
    if (runs(Programs.SHELLS)) {
      readers.add(Language.SHELL);
    }
    if (runs(Programs.INTERPRETERS)
        || runs(Programs.LIST_READERS)
        || (!words.isEmpty() && words.getFirst().is("done"))) {
      readers.add(Language.CODE);
    }
    if (runs(Programs.PATCHERS)) {
      readers.add(Language.PATCH);
    }
    return readers;
  }

  /// What it does with the files that it names.
  Access access() {
    if (runs(Programs.REMOVERS)
        || (isOne(Programs.FIND) && has("-delete"))
        || (runs(Programs.GIT) && (has("rm") || has("mv") || has("clean")))
        || (runs(Programs.COPIERS) && hasBeginning("--delete", "--remove"))) {
      return Access.REMOVE;
    }
    if (opaque || runs(Programs.INTERPRETERS_THAT_WRITE)) {
      return Access.WRITE;
    }
    return command >= words.size() || reads() ? Access.READ : Access.WRITE;
  }

  private boolean reads() {
    if (isOne(Programs.GIT)) {
      boolean reads =
          command + 1 < words.size() && Programs.GIT_READS.contains(words.get(command + 1).text());
      return reads && !hasBeginning("--output");
    }
    return isOne(Programs.READERS)
        || (isOne(Programs.EDITORS) && !hasShort("io") && !hasBeginning("--in", "--output"))
        || (isOne(Programs.FIND) && !hasBeginning("-fprint", "-fls", "-exec", "-ok"));
  }

  private boolean hasShort(String letters) {
    for (Argument word : words) {
      String text = word.text();
      boolean option = text.startsWith("-") && !text.startsWith("--");
      if (option && text.chars().anyMatch(c -> letters.indexOf(c) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of its words is this.
  boolean has(String text) {
    for (Argument word : words) {
      if (word.text().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /// Whether one of its words begins with one of these.
  boolean hasBeginning(String... beginnings) {
    for (Argument word : words) {
      for (String beginning : beginnings) {
        for (String form : word.forms()) {
          if (form.startsWith(beginning)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
