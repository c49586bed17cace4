// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.Arrays;

/// One component of a path that may hold `*`, `?` and `[…]`, and what it can stand for. A class of
/// characters counts as any character, one of a single character as that character.
final class Glob {
  private static final int STAR = -1;
  private static final int ANY = -2;

  /// No file name is longer, and stars that follow each other are one.
  private static final int LONGEST = 512;

  private final int[] tokens;
  private final int literals;
  private final boolean wild;
  private final boolean visibleOnly;

  private Glob(int[] tokens, int literals, boolean wild, boolean visibleOnly) {
    this.tokens = tokens;
    this.literals = literals;
    this.wild = wild;
    this.visibleOnly = visibleOnly;
  }

  /// @param component folded; what is unknown in it counts as nothing
  static Glob of(String component) {
    int[] tokens = new int[Math.min(component.length(), LONGEST)];
    int count = 0;
    int literals = 0;
    boolean wild = false;
    boolean visibleOnly = false;
    int at = 0;
    while (at < component.length() && count < LONGEST) {
      char c = component.charAt(at);
      char plain = Marks.plain(c);
      int end = plain == '[' ? classEnd(component, at) : -1;
      int token = c;
      if (c == Marks.UNKNOWN) {
        at++;
        continue;
      } else if (plain == '*') {
        token = STAR;
      } else if (plain == '?') {
        token = ANY;
      } else if (end == at + 2) {
        token = Marks.plain(component.charAt(at + 1));
      } else if (end > 0) {
        token = ANY;
      } else if (c == '\\' && at + 1 < component.length()) {
        at++;
        token = Marks.plain(component.charAt(at));
      } else {
        token = plain;
      }
      at = end > 0 ? end + 1 : at + 1;
      wild |= token < 0 || end > 0;
      visibleOnly |= count == 0 && token < 0 && Marks.is(c);
      if (token == STAR && count > 0 && tokens[count - 1] == STAR) {
        continue;
      }
      literals += token < 0 ? 0 : 1;
      tokens[count++] = token;
    }
    return new Glob(Arrays.copyOf(tokens, count), literals, wild, visibleOnly);
  }

  private static int classEnd(String text, int open) {
    int limit = Math.min(text.length(), open + 64);
    for (int i = open + 2; i < limit; i++) {
      if (text.charAt(i) == ']') {
        return i;
      }
    }
    return -1;
  }

  /// Whether it is more than a name.
  boolean isWild() {
    return wild;
  }

  /// Whether it says enough to mean something: `*` and `.*` do not.
  boolean isTelling() {
    return !wild || literals >= 2;
  }

  /// Whether it can stand for the name. What a shell expands begins with a dot only where the name
  /// does.
  boolean matches(String name) {
    return !(visibleOnly && name.startsWith(".")) && matches(0, tokens.length, name);
  }

  /// Whether its end, with two literal characters or more, can be the whole of `suffix`.
  boolean canEndIn(String suffix) {
    int lowest = Math.max(0, tokens.length - 2 * suffix.length() - 1);
    for (int from = lowest; from < tokens.length; from++) {
      if (literals(from, tokens.length) >= 2 && matches(from, tokens.length, suffix)) {
        return true;
      }
    }
    return false;
  }

  /// Whether its beginning, with two literal characters or more, can be the whole of `prefix`.
  boolean canBeginWith(String prefix) {
    int highest = Math.min(tokens.length, 2 * prefix.length() + 1);
    for (int to = 1; to <= highest; to++) {
      if (literals(0, to) >= 2 && matches(0, to, prefix)) {
        return true;
      }
    }
    return false;
  }

  private int literals(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += tokens[i] < 0 ? 0 : 1;
    }
    return count;
  }

  /// The usual two pointers with one way back, to the last star.
  private boolean matches(int from, int to, String name) {
    int token = from;
    int at = 0;
    int star = -1;
    int retry = 0;
    while (at < name.length()) {
      if (token < to && (tokens[token] == ANY || tokens[token] == name.charAt(at))) {
        token++;
        at++;
      } else if (token < to && tokens[token] == STAR) {
        star = token++;
        retry = at;
      } else if (star >= 0) {
        token = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (token < to && tokens[token] == STAR) {
      token++;
    }
    return token == to;
  }
}
