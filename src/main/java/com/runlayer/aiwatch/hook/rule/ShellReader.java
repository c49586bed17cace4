// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads shell text into simple commands, once from left to right and with a stack of its own
/// instead
/// of recursion. It knows the quoting of bash and zsh and forgives every error: what a shell would
/// refuse does not run. In doubt it sees a command too many.
final class ShellReader {
  /// More than anybody writes; what is deeper is unreadable.
  private static final int DEEPEST = 512;

  /// Of one simple command.
  private static final int MOST_WORDS = 20_000;

  private enum Kind {
    COMMANDS,
    QUOTES,
    PARAMETER,
    TEMPLATE
  }

  private static final class Context {
    final Kind kind;
    final Level level;
    @Nullable Word word;
    String name = "";
    char operator;

    Context(Kind kind, Level level, @Nullable Word word) {
      this.kind = kind;
      this.level = level;
      this.word = word;
    }
  }

  private final String text;
  private final ShellScope scope;
  private final CommandJudge judge;
  private final HereDocuments documents;
  private final Deque<Context> stack = new ArrayDeque<>();
  private int at;

  /// @param captured whether somebody else uses the output of the whole text
  ShellReader(String text, Language language, boolean captured, ShellScope scope) {
    this.text = text;
    this.scope = scope;
    this.judge = new CommandJudge(scope);
    this.documents = new HereDocuments(text, scope);
    Level level = new Level(captured, false, scope.bases().newest());
    boolean template = language == Language.TEMPLATE;
    stack.push(new Context(Kind.COMMANDS, level, template ? newWord() : null));
    if (template) {
      stack.push(new Context(Kind.TEMPLATE, level, word()));
    }
  }

  /// Reads to the end, or to the first finding.
  ///
  /// @throws UnreadableException if the text is too nested, or means too many commands
  void read() {
    while (at < text.length() && scope.guard().isClear()) {
      scope.budget().spend(1);
      if (stack.size() > DEEPEST) {
        throw new UnreadableException();
      }
      char c = charAt(at);
      switch (top().kind) {
        case COMMANDS -> command(c);
        case PARAMETER -> parameterOperand(c);
        case QUOTES, TEMPLATE -> quoted(c);
      }
    }
    while (!stack.isEmpty() && scope.guard().isClear()) {
      close();
    }
  }

  private Context top() {
    return stack.element();
  }

  private Level level() {
    return top().level;
  }

  private Word newWord() {
    return new Word(scope.budget());
  }

  private Word word() {
    Context top = top();
    Word word = top.word;
    if (word == null) {
      word = newWord();
      top.word = word;
    }
    return word;
  }

  private char charAt(int index) {
    char c = index < text.length() ? text.charAt(index) : '\0';
    return Marks.is(c) ? '\uFFFD' : c;
  }

  private void command(char c) {
    switch (c) {
      case '\\', '\'', '"', '`', '$' -> meaningful(c);
      case ' ', '\t', '\r' -> {
        at++;
        endWord();
      }
      case '\n' -> {
        at++;
        endCommand(false);
        if (documents.isAnnounced()) {
          at = documents.read(at, stack.stream().map(context -> context.level).toList());
        }
        level().readers.clear();
      }
      case ';' -> {
        at++;
        endCommand(false);
      }
      case '&', '|' -> operator(c);
      case '(' -> openParenthesis();
      case ')' -> closeParenthesis();
      case '<', '>' -> redirect(c);
      case '#' -> {
        if (top().word == null) {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else {
          append(c);
        }
      }
      default -> append(Marks.mark(c));
    }
  }

  private void append(char c) {
    word().append(c);
    at++;
  }

  /// What has a meaning everywhere but in single quotes.
  private void meaningful(char c) {
    switch (c) {
      case '\\' -> {
        if (charAt(at + 1) != '\n') {
          word().append(charAt(at + 1));
          word().quote();
        }
        at += 2;
      }
      case '\'' -> {
        int end = text.indexOf('\'', at + 1);
        end = end < 0 ? text.length() : end;
        word().quote();
        word().append(withoutMarks(at + 1, end));
        at = end + 1;
      }
      case '"' -> {
        at++;
        word().quote();
        stack.push(new Context(Kind.QUOTES, level(), word()));
      }
      case '`' -> backticks();
      default -> dollar();
    }
  }

  private String withoutMarks(int from, int to) {
    StringBuilder out = new StringBuilder(Math.max(0, to - from));
    for (int i = from; i < to; i++) {
      out.append(charAt(i));
    }
    return out.toString();
  }

  private void quoted(char c) {
    boolean template = top().kind == Kind.TEMPLATE;
    if (c == '"' && !template) {
      at++;
      close();
    } else if (c == '\\') {
      char next = charAt(at + 1);
      if (next != '\n') {
        boolean escaped = "$`\\".indexOf(next) >= 0 || (next == '"' && !template);
        if (!escaped) {
          word().append(c);
        }
        word().append(next);
      }
      at += 2;
    } else if (c == '`' || c == '$') {
      meaningful(c);
    } else {
      append(c);
    }
  }

  private void backticks() {
    StringBuilder body = new StringBuilder();
    int end = at + 1;
    while (end < text.length() && charAt(end) != '`') {
      if (charAt(end) == '\\' && "`\\$".indexOf(charAt(end + 1)) >= 0) {
        end++;
      }
      body.append(charAt(end));
      end++;
    }
    scope.budget().spend(body.length());
    String inner = body.toString();
    scope.later(inner, Language.SHELL, true);
    word().append(Marks.UNKNOWN);
    if (CommandLine.namesOwn(inner)) {
      word().mentionOwn();
    }
    at = end + 1;
  }

  private boolean insideQuotes() {
    Kind kind = top().kind;
    return kind == Kind.QUOTES || kind == Kind.TEMPLATE || top().operator == '"';
  }

  private void dollar() {
    char next = charAt(at + 1);
    if (next == '(') {
      word();
      at += 2;
      open(true, charAt(at) == '(');
    } else if (next == '{') {
      at += 2;
      parameter();
    } else if (next == '\'' && !insideQuotes()) {
      StringBuilder out = new StringBuilder();
      at = AnsiQuotes.decode(text, at + 2, out);
      word().quote();
      word().append(Marks.plain(out.toString()));
    } else if (next == '"' && !insideQuotes()) {
      at++;
    } else if (isNameStart(next)) {
      int end = at + 1;
      while (isNamePart(charAt(end))) {
        end++;
      }
      appendVariable(text.substring(at + 1, end));
      at = end;
    } else if (next != '\0' && "0123456789@*#?-$!".indexOf(next) >= 0) {
      word().append(Marks.UNKNOWN);
      at += 2;
    } else {
      append('$');
    }
  }

  private void appendVariable(String name) {
    List<String> values = values(name);
    if (!insideQuotes()) {
      values = values.stream().map(ShellReader::split).toList();
    }
    word().appendAny(values);
    if (scope.variables().isOwn(name)) {
      word().mentionOwn();
    }
  }

  private static String split(String value) {
    return value.replace(' ', Marks.SPLIT).replace('\t', Marks.SPLIT).replace('\n', Marks.SPLIT);
  }

  private List<String> values(String name) {
    return name.equals("PWD") && !scope.bases().newest().isEmpty()
        ? List.of(scope.bases().newest())
        : scope.variables().of(name);
  }

  /// After `${`: a value, a value with a default, or something that is computed.
  private void parameter() {
    boolean quotes = insideQuotes();
    int start = at;
    while (isNamePart(charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    char c = charAt(at);
    if (c == '}' && !name.isEmpty()) {
      at++;
      appendVariable(name);
      return;
    }
    word();
    int operator = c == ':' ? at + 1 : at;
    boolean simple = !name.isEmpty() && "-=+?".indexOf(charAt(operator)) >= 0;
    Context context = new Context(Kind.PARAMETER, level(), newWord());
    context.name = simple ? charAt(operator) + name : "";
    context.operator = quotes ? '"' : '\0';
    at = simple ? operator + 1 : at;
    stack.push(context);
  }

  private void parameterOperand(char c) {
    if (c == '}') {
      at++;
      close();
    } else if (c == '\'' && top().operator == '"') {
      append(c);
    } else if ("\\'\"`$".indexOf(c) >= 0) {
      meaningful(c);
    } else {
      append(c == '*' || c == '?' || c == '[' ? Marks.mark(c) : c);
    }
  }

  private void open(boolean captured, boolean arithmetic) {
    Level level = new Level(captured, arithmetic, scope.bases().newest());
    stack.push(new Context(Kind.COMMANDS, level, null));
  }

  /// Ends the innermost construct and puts what it gives into the word around it.
  private void close() {
    Context top = top();
    switch (top.kind) {
      case QUOTES, TEMPLATE -> stack.pop();
      case PARAMETER -> {
        stack.pop();
        List<String> operand = top.word == null ? List.of() : top.word.values();
        word().appendAny(parameterValues(top.name, operand));
      }
      case COMMANDS -> {
        endCommand(false);
        stack.pop();
        if (!stack.isEmpty()) {
          scope.bases().leave(top.level.base);
          level().own |= top.level.own;
          if (top.level.captured) {
            word().append(Marks.UNKNOWN);
            if (top.level.own) {
              word().mentionOwn();
            }
          }
        }
      }
    }
  }

  private List<String> parameterValues(String name, List<String> operand) {
    if (name.isEmpty()) {
      return List.of(String.valueOf(Marks.UNKNOWN));
    }
    String variable = name.substring(1);
    List<String> values = new ArrayList<>();
    switch (name.charAt(0)) {
      case '+' -> values.add("");
      case '=' -> {
        values.addAll(values(variable));
        scope.variables().set(variable, operand);
      }
      default -> values.addAll(values(variable));
    }
    if (name.charAt(0) != '?') {
      values.addAll(operand);
    }
    return values;
  }

  private void openParenthesis() {
    Word word = top().word;
    if (charAt(at + 1) == ')') {
      at += 2;
      endCommand(false);
    } else if (word != null && !word.isQuoted() && !word.text().endsWith("=") && globGroup() > 0) {
      at = globGroup();
      word.append(Marks.STAR);
    } else {
      boolean arithmetic = charAt(at + 1) == '(' || (at > 0 && charAt(at - 1) == '(');
      at++;
      endWord();
      open(false, arithmetic && level().words.isEmpty());
    }
  }

  /// Behind a group such as `(n|x)` of zsh, or -1.
  private int globGroup() {
    int limit = Math.min(text.length(), at + 64);
    for (int i = at + 1; i < limit; i++) {
      char c = charAt(i);
      if (c == ')') {
        return i + 1;
      }
      if (!isNamePart(c) && "|.-*?[]".indexOf(c) < 0) {
        return -1;
      }
    }
    return -1;
  }

  private void closeParenthesis() {
    at++;
    if (level().cases > 0 || stack.size() == 1) {
      endCommand(false);
    } else {
      close();
    }
  }

  private void operator(char c) {
    char next = charAt(at + 1);
    if (c == '&' && next == '>') {
      at++;
      redirect('>');
      return;
    }
    boolean pipe = c == '|' && next != '|';
    at += next == c || (pipe && next == '&') ? 2 : 1;
    endCommand(pipe);
  }

  private void redirect(char c) {
    char next = charAt(at + 1);
    Word word = top().word;
    if (next == '(') {
      word();
      at += 2;
      open(true, false);
      return;
    }
    if (word != null && !word.isQuoted() && isNumber(word.text())) {
      top().word = null;
    }
    endWord();
    if (c == '<' && next == '<' && !level().arithmetic) {
      if (charAt(at + 2) == '<') {
        at += 3;
        level().redirection = Level.Operator.TEXT;
      } else {
        at = documents.announce(at + 2);
      }
      return;
    }
    level().redirection = c == '<' && next != '>' ? Level.Operator.READ : Level.Operator.WRITE;
    at += next == '>' || next == '<' || next == '&' || next == '|' ? 2 : 1;
  }

  private void endWord() {
    Word word = top().word;
    if (word == null) {
      return;
    }
    top().word = null;
    Argument argument = word.finished();
    Level level = level();
    level.own |= word.isOwn();
    Level.Operator redirection = level.redirection;
    if (redirection != null) {
      level.redirections.add(new Level.Redirection(redirection, argument));
      level.redirection = null;
      return;
    }
    if (argument.is("case") && level.atCommand()) {
      level.cases++;
    } else if (argument.is("esac") && level.atCommand() && level.cases > 0) {
      level.cases--;
    }
    Assignments.note(argument, word.values(), scope.variables());
    if (level.words.size() >= MOST_WORDS) {
      throw new UnreadableException();
    }
    level.words.add(argument);
  }

  private void endCommand(boolean piped) {
    if (stack.element().kind == Kind.COMMANDS) {
      endWord();
    }
    Level level = level();
    level.redirection = null;
    judge.judge(level, piped);
    level.words.clear();
    level.redirections.clear();
    if (!piped) {
      level.piped.clear();
      level.ownPipeline = false;
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }
}
