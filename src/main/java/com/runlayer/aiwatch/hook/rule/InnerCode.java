// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.List;
import java.util.Set;

/// Finds programs in the arguments of a command: behind `-c` and `-e`, and where programs such as
/// `awk` and `eval` take them without an option.
final class InnerCode {
  private static final Set<String> SHELL_OPTIONS =
      Set.of("--command", "--run", "--exec", "--split-string", "-S");
  private static final Set<String> CODE_OPTIONS =
      Set.of("eval", "--eval", "--print", "--execute", "--expression", "-p", "-r", "-E", "-x");

  private static final Set<String> PYTHON = Set.of("python");
  private static final Set<String> NODE = Set.of("node", "nodejs", "bun");
  private static final Set<String> NODE_OPTIONS = Set.of("-e", "-p", "-pe", "--eval", "--print");
  private static final Set<String> PERL = Set.of("perl", "ruby", "lua", "luajit");

  /// What text without these can be is looked at as a name already.
  private static final String TELLING = " \t\n'\"`;|&<>()$\\";

  private final ShellScope scope;

  InnerCode(ShellScope scope) {
    this.scope = scope;
  }

  void find(CommandLine line) {
    List<Argument> words = line.words();
    boolean shellOperands = line.runs(Programs.SHELL_OPERANDS);
    boolean codeOperands = line.runs(Programs.CODE_OPERANDS);
    for (int i = 0; i < words.size(); i++) {
      for (String form : words.get(i).forms()) {
        if (i > 0) {
          option(line, words.get(i - 1).text(), form);
        }
        attached(line, form);
        if (shellOperands) {
          add(form, Language.SHELL);
        }
        if (codeOperands) {
          add(form, Language.CODE);
        }
      }
    }
  }

  /// Whether a word is a program in another language than the shell's, and so no name as a whole:
  /// `node -p process.env`. Only where the option before it is sure to take it.
  static boolean isProgram(CommandLine line, int index) {
    if (index == 0) {
      return false;
    }
    String option = line.words().get(index - 1).text();
    if (line.isOne(PYTHON)) {
      return option.equals("-c");
    }
    if (line.isOne(NODE)) {
      return NODE_OPTIONS.contains(option);
    }
    return line.isOne(PERL) && isExpression(option);
  }

  private static boolean isExpression(String option) {
    for (int i = 1; i < option.length() - 1; i++) {
      if ("pnlaw".indexOf(option.charAt(i)) < 0) {
        return false;
      }
    }
    return option.length() > 1 && option.startsWith("-") && option.endsWith("e");
  }

  private void option(CommandLine line, String option, String form) {
    if (option.equals("-e")
        || option.equals("-c")
        || SHELL_OPTIONS.contains(option)
        || CODE_OPTIONS.contains(option)
        || isCluster(option)) {
      boolean expression = option.endsWith("e") || CODE_OPTIONS.contains(option);
      program(line, expression, form);
    }
  }

  /// `-lc`, `-ec`, `-ne`.
  private static boolean isCluster(String option) {
    return option.length() > 2
        && option.length() <= 4
        && option.charAt(0) == '-'
        && option.charAt(1) != '-'
        && (option.endsWith("c") || option.endsWith("e") || option.endsWith("E"));
  }

  private void attached(CommandLine line, String form) {
    int equals = form.indexOf('=');
    if (equals > 0 && form.startsWith("--")) {
      String option = form.substring(0, equals);
      if (SHELL_OPTIONS.contains(option) || CODE_OPTIONS.contains(option)) {
        program(line, CODE_OPTIONS.contains(option), form.substring(equals + 1));
      }
    } else if (form.startsWith("-c") || form.startsWith("-e") || form.startsWith("-S")) {
      program(line, form.startsWith("-e"), form.substring(2));
    }
  }

  /// A shell's text where a shell runs, another language's where an interpreter does; both, where
  /// nobody can tell.
  private void program(CommandLine line, boolean expression, String form) {
    boolean shell = line.runs(Programs.SHELLS);
    boolean interpreter = line.runs(Programs.INTERPRETERS);
    if (shell || (!interpreter && !expression)) {
      add(form, Language.SHELL);
    }
    if (interpreter || !shell) {
      add(form, Language.CODE);
    }
  }

  private void add(String form, Language language) {
    String text = text(form);
    if (text.chars().anyMatch(c -> TELLING.indexOf(c) >= 0) || language == Language.CODE) {
      scope.later(text, language, false);
    }
  }

  /// The form as text that can be read again; what is unknown becomes a variable that nobody sets.
  static String text(String form) {
    StringBuilder out = new StringBuilder(form.length());
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == Marks.UNKNOWN) {
        out.append("${_}");
      } else {
        out.append(Marks.plain(c));
      }
    }
    return out.toString();
  }
}
