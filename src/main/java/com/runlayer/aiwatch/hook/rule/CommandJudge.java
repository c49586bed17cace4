// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.List;
import java.util.Set;

/// What a simple command does to guarded files and to the program itself.
final class CommandJudge {
  private final ShellScope scope;
  private final PathGuard guard;
  private final ArgumentGuard arguments;
  private final InnerCode code;

  CommandJudge(ShellScope scope) {
    this.scope = scope;
    this.guard = scope.guard();
    this.arguments = new ArgumentGuard(scope.guard());
    this.code = new InnerCode(scope);
  }

  /// @param level holds the command; learns what the rest of its line has to know
  /// @param piped whether the next command reads its output
  void judge(Level level, boolean piped) {
    if (piped) {
      scope.notePipe();
    }
    if (level.words.isEmpty() && level.redirections.isEmpty()) {
      return;
    }
    spend(level);
    CommandLine line = CommandLine.of(List.copyOf(level.words));
    SelfProtection.of(line, level.ownPipeline).ifPresent(guard::deny);
    noteOwn(level);
    loopVariable(line);
    folders(line);
    redirections(level, line);
    if (line.isOne(Programs.PRINTERS) && !line.has("-v")) {
      printed(level, line, piped);
    } else {
      names(line);
    }
    Set<Language> readers = line.readers();
    level.readers.addAll(readers);
    for (String text : level.piped) {
      readers.forEach(language -> scope.later(text, language, false));
    }
    code.find(line);
    copies(line);
  }

  private void spend(Level level) {
    for (Argument word : level.words) {
      for (String form : word.forms()) {
        scope.budget().spend(4 * form.length() + 8);
      }
    }
  }

  private static void noteOwn(Level level) {
    for (Argument word : level.words) {
      if (word.own() || word.forms().stream().anyMatch(CommandLine::namesOwn)) {
        level.own = true;
        level.ownPipeline = true;
      }
    }
  }

  private void loopVariable(CommandLine line) {
    List<Argument> words = line.words();
    int at = line.command();
    boolean loop =
        at >= 0 && at + 3 < words.size() && (words.get(at).is("for") || words.get(at).is("select"));
    if (loop) {
      for (Argument value : words.subList(at + 3, words.size())) {
        scope.variables().set(words.get(at + 1).text(), value.forms());
      }
    }
  }

  /// `cd`, which holds for what follows, and `-C`, which counts as if it did.
  private void folders(CommandLine line) {
    List<Argument> words = line.words();
    boolean changes = line.runs(Programs.FOLDER_CHANGERS);
    boolean entered = false;
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i).text();
      boolean flag = FolderOptions.takesFolder(text) && !line.runs(Programs.SEARCH_TOOLS);
      if (flag && i + 1 < words.size()) {
        words.get(i + 1).forms().forEach(folder -> scope.bases().add(guard.homeExpanded(folder)));
      }
      FolderOptions.attachedFolder(text)
          .ifPresent(folder -> scope.bases().add(guard.homeExpanded(folder)));
      if (changes && !entered && i > line.command() && !words.get(i).isOption()) {
        entered = true;
        words.get(i).forms().forEach(folder -> scope.bases().enter(guard.homeExpanded(folder)));
      }
    }
    if (changes && !entered && words.size() == line.command() + 1) {
      scope.bases().enter(guard.home());
    }
  }

  private void redirections(Level level, CommandLine line) {
    for (Level.Redirection redirection : level.redirections) {
      boolean writes = redirection.operator() == Level.Operator.WRITE;
      for (String form : redirection.target().forms()) {
        guard.path(form, writes ? Access.WRITE : Access.READ);
        if (redirection.operator() == Level.Operator.TEXT) {
          line.readers().forEach(language -> scope.later(InnerCode.text(form), language, false));
        }
      }
    }
  }

  /// Text that goes to the terminal or into a file names nothing: `echo .env >> .gitignore`. Text
  /// that
  /// another command takes does.
  private void printed(Level level, CommandLine line, boolean piped) {
    boolean toFile =
        level.redirections.stream().anyMatch(r -> r.operator() == Level.Operator.WRITE);
    for (Argument word : line.words().subList(line.command() + 1, line.words().size())) {
      for (String form : word.forms()) {
        if (piped || level.captured) {
          arguments.check(form, Access.READ);
          String text = AnsiQuotes.decode(Marks.plain(form));
          CodeTokens.of(text, token -> guard.path(token, Access.READ));
          level.piped.add(text);
        } else if (!toFile) {
          scope.show(form);
        }
      }
    }
  }

  private void names(CommandLine line) {
    Access access = line.access();
    List<Argument> words = line.words();
    int pattern =
        line.isOne(Programs.SEARCHERS) ? SearchOperand.pattern(words, line.command()) : -1;
    boolean excludes = line.runs(Programs.EXCLUDERS);
    for (int i = 0; i < words.size() && guard.isClear(); i++) {
      boolean data = i == pattern || InnerCode.isProgram(line, i);
      if (data || (excludes && isExcluded(words, i))) {
        continue;
      }
      boolean assigned = i < line.command() && line.command() < words.size();
      for (String form : words.get(i).forms()) {
        arguments.check(form, assigned ? Access.READ : access);
      }
    }
  }

  private static boolean isExcluded(List<Argument> words, int i) {
    String before = i > 0 ? words.get(i - 1).text() : "";
    boolean negated = i > 1 && (words.get(i - 2).is("!") || words.get(i - 2).is("-not"));
    return before.equals("--exclude") || (negated && before.startsWith("-"));
  }

  /// What a copy or a move makes in its last operand, which may be a folder.
  private void copies(CommandLine line) {
    if (!line.runs(Programs.COPIERS)) {
      return;
    }
    List<Argument> words = line.words();
    Argument target = words.getLast();
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i).text();
      if (text.startsWith("--target-directory=")) {
        target = new Argument(List.of(text.substring(text.indexOf('=') + 1)), true, false);
      } else if ((text.equals("-t") || text.equals("--target-directory")) && i + 1 < words.size()) {
        target = words.get(i + 1);
      }
    }
    for (String folder : target.forms()) {
      guard.path(folder, Access.WRITE);
      for (int i = line.command() + 1; i < words.size(); i++) {
        if (isExcluded(words, i)) {
          continue;
        }
        for (String form : words.get(i).forms()) {
          scope.budget().spend(folder.length() + form.length());
          guard.joined(folder, form, Access.WRITE);
        }
      }
    }
  }
}
