// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The here-documents of one text: announced within a line, found after it.
final class HereDocuments {
  private record Announced(String delimiter, boolean quoted, boolean tabs) {}

  private final String text;
  private final ShellScope scope;
  private final List<Announced> announced = new ArrayList<>();

  HereDocuments(String text, ShellScope scope) {
    this.text = text;
    this.scope = scope;
  }

  /// Reads the delimiter after `<<`.
  ///
  /// @return behind it
  int announce(int from) {
    int at = from;
    boolean tabs = at < text.length() && text.charAt(at) == '-';
    at += tabs ? 1 : 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    StringBuilder delimiter = new StringBuilder();
    boolean quoted = false;
    char quote = '\0';
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != '\0') {
        if (c == quote) {
          quote = '\0';
        } else {
          delimiter.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        quoted = true;
      } else if (c == '\\' && at + 1 < text.length()) {
        quoted = true;
        at++;
        delimiter.append(text.charAt(at));
      } else if (" \t\n;&|()<>".indexOf(c) >= 0) {
        break;
      } else {
        delimiter.append(c);
      }
    }
    announced.add(new Announced(delimiter.toString(), quoted, tabs));
    return at;
  }

  /// Whether the line has announced one.
  boolean isAnnounced() {
    return !announced.isEmpty();
  }

  /// Takes the bodies of what the line before announced.
  ///
  /// @param from the beginning of a line
  /// @param levels the innermost first; the innermost one has read the line
  /// @return behind the bodies
  int read(int from, List<Level> levels) {
    int at = from;
    for (Announced document : announced) {
      int end = at;
      int next = text.length();
      boolean closed = false;
      while (end < text.length() && !closed) {
        int newline = text.indexOf('\n', end);
        int stop = newline < 0 ? text.length() : newline;
        closed = isDelimiter(document, end, stop);
        next = Math.min(stop + 1, text.length());
        end = closed ? end : next;
      }
      scope.budget().spend(next - at);
      body(text.substring(at, end), document, closed, levels);
      at = next;
    }
    announced.clear();
    return at;
  }

  private boolean isDelimiter(Announced document, int from, int to) {
    int start = from;
    while (document.tabs() && start < to && text.charAt(start) == '\t') {
      start++;
    }
    int end = to > start && text.charAt(to - 1) == '\r' ? to - 1 : to;
    String delimiter = document.delimiter();
    return end - start == delimiter.length() && text.startsWith(delimiter, start);
  }

  /// A body that nothing ends is read as commands too: whoever made it may have had another shell
  /// in
  /// mind.
  private void body(String body, Announced document, boolean closed, List<Level> levels) {
    Set<Language> readers = EnumSet.copyOf(levels.getFirst().readers);
    for (Level level : levels) {
      scope.budget().spend(level.words.size() + 1);
      readers.addAll(CommandLine.of(level.words).readers());
    }
    for (Language language : readers) {
      scope.later(body, language, false);
    }
    if (!closed) {
      scope.later(body, Language.SHELL, false);
    }
    if (!document.quoted()) {
      scope.later(body, Language.TEMPLATE, false);
    }
    if (Patches.isOne(body)) {
      scope.later(body, Language.PATCH, false);
    }
  }
}
