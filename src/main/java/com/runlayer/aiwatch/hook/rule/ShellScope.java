// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What all parts of one command share, and the parts that are still to be read: what stands in
/// backticks, behind `-c`, in here-documents.
final class ShellScope {
  /// Longer text is not read.
  private static final int LONGEST = 1024 * 1024;

  private record Task(String text, Language language, boolean captured) {}

  private final PathGuard guard;
  private final Bases bases;
  private final Budget budget;
  private final Variables variables;
  private final Deque<Task> tasks = new ArrayDeque<>();
  private final Set<Task> seen = new HashSet<>();
  private final List<String> shown = new ArrayList<>();
  private boolean pipes;

  ShellScope(PathGuard guard, Bases bases, Budget budget) {
    this.guard = guard;
    this.bases = bases;
    this.budget = budget;
    this.variables = new Variables(guard.home());
  }

  PathGuard guard() {
    return guard;
  }

  Bases bases() {
    return bases;
  }

  Budget budget() {
    return budget;
  }

  Variables variables() {
    return variables;
  }

  /// Reads a text and everything in it.
  ///
  /// @throws UnreadableException if it is too long or too nested
  void read(String text, Language language) {
    if (text.length() > LONGEST) {
      throw new UnreadableException();
    }
    later(text, language, false);
    while (!tasks.isEmpty() && guard.isClear()) {
      run(tasks.removeFirst());
    }
    for (String word : shown) {
      if (pipes) {
        guard.path(word, Access.READ);
      }
    }
  }

  /// Has a part read after what is being read now; the same part once.
  void later(String text, Language language, boolean captured) {
    budget.spend(text.length() + 1);
    Task task = new Task(text, language, captured);
    if (!text.isEmpty() && seen.add(task)) {
      tasks.addLast(task);
    }
  }

  /// Says that the output of some command goes to another one.
  void notePipe() {
    pipes = true;
  }

  /// A word that is only printed, unless a pipe takes it along.
  void show(String word) {
    budget.spend(word.length() + 1);
    shown.add(word);
  }

  private void run(Task task) {
    switch (task.language()) {
      case SHELL, TEMPLATE ->
          new ShellReader(task.text(), task.language(), task.captured(), this).read();
      case CODE -> CodeTokens.of(task.text(), token -> guard.path(token, Access.WRITE));
      case PATCH -> Patches.names(task.text(), name -> guard.path(name, Access.WRITE));
    }
  }
}
