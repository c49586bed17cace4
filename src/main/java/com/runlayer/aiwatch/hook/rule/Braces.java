// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Brace expansion, `.{env,x}` and `.{a..f}nv`, with a stack instead of recursion. A group without
/// a
/// comma or a sequence is text.
final class Braces {
  /// A word of an ordinary command has a handful.
  private static final int MOST_FORMS = 1024;

  /// A longer sequence of numbers is an unknown number.
  private static final int LONGEST_SEQUENCE = 64;

  private static final int NONE = -1;

  private final String form;
  private final Budget budget;
  private final int[] partner;
  private final int[] owner;
  private final boolean[] group;

  private Braces(String form, Budget budget) {
    this.form = form;
    this.budget = budget;
    this.partner = new int[form.length()];
    this.owner = new int[form.length()];
    this.group = new boolean[form.length()];
  }

  /// Every word that the form stands for.
  static List<String> expanded(String form, Budget budget) {
    boolean any = false;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      any |= c == Marks.OPEN || c == Marks.COMMA || c == Marks.CLOSE;
    }
    return any ? new Braces(form, budget).expand() : List.of(form);
  }

  private void pair() {
    Arrays.fill(partner, NONE);
    Arrays.fill(owner, NONE);
    int[] open = new int[form.length()];
    int depth = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == Marks.OPEN) {
        open[depth++] = i;
      } else if (c == Marks.COMMA && depth > 0) {
        owner[i] = open[depth - 1];
        group[open[depth - 1]] = true;
      } else if (c == Marks.CLOSE && depth > 0) {
        int start = open[--depth];
        partner[start] = i;
        partner[i] = start;
        group[start] |= !sequence(start + 1, i).isEmpty();
      }
    }
  }

  private record Outer(List<StringBuilder> before, List<StringBuilder> collected) {}

  private List<String> expand() {
    budget.spend(4 * form.length());
    pair();
    Deque<Outer> stack = new ArrayDeque<>();
    List<StringBuilder> current = start();
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == Marks.OPEN && partner[i] != NONE && group[i]) {
        stack.push(new Outer(current, new ArrayList<>()));
        current = start();
      } else if (c == Marks.COMMA && isGroup(owner[i])) {
        stack.element().collected().addAll(current);
        current = start();
      } else if (c == Marks.CLOSE && partner[i] != NONE && group[partner[i]]) {
        Outer outer = stack.pop();
        List<String> sequence = sequence(partner[i] + 1, i);
        if (sequence.isEmpty()) {
          outer.collected().addAll(current);
        } else {
          sequence.forEach(value -> outer.collected().add(new StringBuilder(value)));
        }
        current = product(outer.before(), outer.collected());
      } else {
        char plain = c == Marks.OPEN || c == Marks.COMMA || c == Marks.CLOSE ? Marks.plain(c) : c;
        budget.spend(current.size());
        current.forEach(text -> text.append(plain));
      }
    }
    return current.stream().map(StringBuilder::toString).toList();
  }

  private boolean isGroup(int start) {
    return start != NONE && partner[start] != NONE && group[start];
  }

  private static List<StringBuilder> start() {
    List<StringBuilder> forms = new ArrayList<>();
    forms.add(new StringBuilder());
    return forms;
  }

  private List<StringBuilder> product(List<StringBuilder> first, List<StringBuilder> second) {
    if ((long) first.size() * second.size() > MOST_FORMS) {
      throw new UnreadableException();
    }
    List<StringBuilder> all = new ArrayList<>();
    for (StringBuilder start : first) {
      for (StringBuilder end : second) {
        budget.spend(start.length() + end.length() + 1);
        all.add(new StringBuilder(start).append(end));
      }
    }
    return all;
  }

  /// The values of `a..f` and `1..9`, or nothing.
  private List<String> sequence(int from, int to) {
    if (to - from > 24) {
      return List.of();
    }
    String text = form.substring(from, to);
    int dots = text.indexOf("..");
    if (dots <= 0) {
      return List.of();
    }
    String first = text.substring(0, dots);
    String last = text.substring(dots + 2);
    int step = last.indexOf("..");
    last = step < 0 ? last : last.substring(0, step);
    if (isNumber(first) && isNumber(last)) {
      return between(Integer.parseInt(first), Integer.parseInt(last), false);
    }
    return first.length() == 1 && last.length() == 1
        ? between(first.charAt(0), last.charAt(0), true)
        : List.of();
  }

  private static List<String> between(int first, int last, boolean letters) {
    int low = Math.min(first, last);
    int high = Math.max(first, last);
    if (high - low >= LONGEST_SEQUENCE) {
      return List.of(String.valueOf(Marks.UNKNOWN));
    }
    List<String> values = new ArrayList<>();
    for (int i = low; i <= high; i++) {
      values.add(letters ? String.valueOf((char) i) : Integer.toString(i));
    }
    return values;
  }

  private static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() > 7) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
