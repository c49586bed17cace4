// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A list of commands while it is read: the whole text, a subshell, the inside of `$(…)`. It holds
/// the simple command that is under way, and what its pipeline and its line have said so far.
final class Level {
  /// A redirection of the command under way.
  ///
  /// @param target the word after the operator
  record Redirection(Operator operator, Argument target) {}

  /// What a redirection does with the word after it.
  enum Operator {
    READ,
    WRITE,
    /// `<<<`: the word is the input itself.
    TEXT
  }

  /// Whether somebody else uses the output: `$(…)`, `<(…)`.
  final boolean captured;

  /// Whether it began with `((`, where `<<` is no here-document.
  final boolean arithmetic;

  /// The folder of before, for the end of a subshell.
  final String base;

  final List<Argument> words = new ArrayList<>();
  final List<Redirection> redirections = new ArrayList<>();

  /// The operator whose word comes next.
  @Nullable Operator redirection;

  /// The texts that `echo` and `printf` put into the pipe of the command under way.
  final List<String> piped = new ArrayList<>();

  /// Who reads here-documents of this line.
  final Set<Language> readers = EnumSet.noneOf(Language.class);

  /// How many `case` are open: a `)` ends a pattern there.
  int cases;

  /// Whether a command of the pipeline names this program.
  boolean ownPipeline;

  /// Whether any command names this program.
  boolean own;

  Level(boolean captured, boolean arithmetic, String base) {
    this.captured = captured;
    this.arithmetic = arithmetic;
    this.base = base;
  }

  /// Whether nothing but keywords and assignments has come yet.
  boolean atCommand() {
    return words.size() <= 8 && words.stream().allMatch(CommandLine::isBeforeCommand);
  }
}
