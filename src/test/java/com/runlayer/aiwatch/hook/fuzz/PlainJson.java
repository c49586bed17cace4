// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as RFC 8259 has it, read by nothing that the program reads with: a second opinion. Of a
/// name
/// that comes twice the last one counts, as in JavaScript, Python and Rust's `serde_json::Value`.
///
/// Values are maps, lists, strings, booleans, [Scalar].
final class PlainJson {
  /// What is neither text nor container nor truth.
  enum Scalar {
    NULL,
    NUMBER
  }

  /// What was read.
  ///
  /// @param value of the whole text; [Scalar#NULL] where it is not whole
  /// @param whole whether the text is exactly one JSON value
  /// @param beginning the members of the outermost object as far as they came whole
  /// @param twice whether any object has a name twice
  record Reading(Object value, boolean whole, Map<String, Object> beginning, boolean twice) {}

  private final String text;
  private final Map<String, Object> beginning = new LinkedHashMap<>();
  private final Deque<Object> open = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private int at;
  private boolean twice;

  private PlainJson(String text) {
    this.text = text;
  }

  /// Reads bytes: a byte order mark is tolerated, what is no UTF-8 is replaced.
  static Reading read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return read(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  static Reading read(String text) {
    PlainJson reader = new PlainJson(text);
    try {
      Object value = reader.value();
      reader.space();
      boolean whole = reader.at == text.length();
      return new Reading(whole ? value : Scalar.NULL, whole, reader.beginning, reader.twice);
    } catch (NotJsonException e) {
      return new Reading(Scalar.NULL, false, reader.beginning, reader.twice);
    }
  }

  /// One value; containers are kept on a stack of their own, so that depth costs nothing.
  private Object value() throws NotJsonException {
    while (true) {
      space();
      char c = next();
      begun(c);
      Object value;
      if (c == '{') {
        open.push(new LinkedHashMap<String, Object>());
        space();
        if (peek() != '}') {
          name();
          continue;
        }
        at++;
        value = open.pop();
      } else if (c == '[') {
        open.push(new ArrayList<>());
        space();
        if (peek() != ']') {
          continue;
        }
        at++;
        value = open.pop();
      } else {
        at--;
        value = scalar();
      }
      while (true) {
        if (open.isEmpty()) {
          return value;
        }
        add(value);
        space();
        char after = next();
        boolean object = open.element() instanceof Map<?, ?>;
        if (after == ',') {
          if (object) {
            space();
            name();
          }
          break;
        }
        if (after != (object ? '}' : ']')) {
          throw new NotJsonException();
        }
        value = open.pop();
      }
    }
  }

  /// A member of the outermost object is there as soon as its value begins.
  private void begun(char first) {
    if (open.size() == 1 && !names.isEmpty() && "{[\"".indexOf(first) >= 0) {
      beginning.putIfAbsent(names.element(), Scalar.NULL);
    }
  }

  @SuppressWarnings("unchecked") // only such containers are opened
  private void add(Object value) {
    switch (open.element()) {
      case Map<?, ?> map -> {
        String name = names.pop();
        twice |= ((Map<String, Object>) map).put(name, value) != null;
        if (open.size() == 1) {
          beginning.put(name, value);
        }
      }
      case List<?> list -> ((List<Object>) list).add(value);
      default -> throw new AssertionError();
    }
  }

  private void name() throws NotJsonException {
    if (peek() != '"') {
      throw new NotJsonException();
    }
    names.push(string());
    space();
    if (next() != ':') {
      throw new NotJsonException();
    }
  }

  private Object scalar() throws NotJsonException {
    return switch (peek()) {
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", Scalar.NULL);
      default -> number();
    };
  }

  private Object word(String word, Object value) throws NotJsonException {
    if (!text.startsWith(word, at)) {
      throw new NotJsonException();
    }
    at += word.length();
    return value;
  }

  private Object number() throws NotJsonException {
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    return Scalar.NUMBER;
  }

  private void digits() throws NotJsonException {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw new NotJsonException();
    }
  }

  private boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private String string() throws NotJsonException {
    StringBuilder into = new StringBuilder();
    at++;
    while (true) {
      char c = next();
      if (c == '"') {
        return into.toString();
      }
      if (c < ' ') {
        throw new NotJsonException();
      }
      into.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws NotJsonException {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          char digit = next();
          int value = digit < 128 ? Character.digit(digit, 16) : -1;
          if (value < 0) {
            throw new NotJsonException();
          }
          code = code << 4 | value;
        }
        yield (char) code;
      }
      default -> throw new NotJsonException();
    };
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws NotJsonException {
    if (at >= text.length()) {
      throw new NotJsonException();
    }
    return text.charAt(at);
  }

  private char next() throws NotJsonException {
    char c = peek();
    at++;
    return c;
  }

  /// Carries nothing.
  private static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1;

    NotJsonException() {
      super("", null, false, false);
    }
  }
}
