// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Finds where the values of a JSON text lie, in one pass and without recursion. Comments are
/// passed over; whether they may be there, another parser has judged before.
final class JsonScanner {
  private final String text;
  private final Deque<Frame> open = new ArrayDeque<>();
  private int at;

  private JsonScanner(String text) {
    this.text = text;
  }

  /// An object or array that is not closed yet, and the item that is being read.
  private static final class Frame {
    private final JsonSpan.Kind kind;
    private final int start;
    private final List<JsonSpan.Item> items = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private int itemStart;
    private int colon = -1;

    Frame(JsonSpan.Kind kind, int start) {
      this.kind = kind;
      this.start = start;
    }

    char close() {
      return kind == JsonSpan.Kind.OBJECT ? '}' : ']';
    }
  }

  /// @param text one that a parser has read
  static JsonSpan scan(String text) throws RefusedException {
    return new JsonScanner(text).root();
  }

  private JsonSpan root() throws RefusedException {
    while (true) {
      at = skip(text, at);
      Frame frame = open.peek();
      Optional<JsonSpan> value = Optional.empty();
      if (frame != null && peek() == frame.close()) {
        value = Optional.of(close());
      } else {
        if (frame != null) {
          item(frame);
        }
        if (peek() == '{' || peek() == '[') {
          open.push(new Frame(peek() == '{' ? JsonSpan.Kind.OBJECT : JsonSpan.Kind.ARRAY, at++));
        } else {
          value = Optional.of(scalar());
        }
      }
      while (value.isPresent()) {
        if (open.isEmpty()) {
          return value.get();
        }
        value = attach(value.get());
      }
    }
  }

  /// Gives the value to what it lies in.
  ///
  /// @return what lies in, if that ends behind the value
  private Optional<JsonSpan> attach(JsonSpan value) throws RefusedException {
    Frame frame = open.element();
    at = skip(text, at);
    int comma = peek() == ',' ? at++ : -1;
    frame.items.add(new JsonSpan.Item(frame.name, frame.itemStart, frame.colon, value, comma));
    if (comma >= 0) {
      return Optional.empty();
    }
    if (peek() != frame.close()) {
      throw unreadable();
    }
    return Optional.of(close());
  }

  private JsonSpan close() {
    at++;
    Frame frame = open.pop();
    return new JsonSpan(frame.kind, frame.start, at, frame.items);
  }

  private void item(Frame frame) throws RefusedException {
    frame.itemStart = at;
    if (frame.kind == JsonSpan.Kind.OBJECT) {
      if (peek() != '"') {
        throw unreadable();
      }
      JsonSpan name = scalar();
      frame.name = Optional.of(JsonText.string(text.substring(name.start(), name.end())));
      at = skip(text, at);
      if (peek() != ':') {
        throw unreadable();
      }
      frame.colon = at++;
      at = skip(text, at);
    }
  }

  private JsonSpan scalar() throws RefusedException {
    int start = at;
    if (peek() == '"') {
      at++;
      while (peek() != '"') {
        at += peek() == '\\' ? 2 : 1;
        if (at >= text.length()) {
          throw unreadable();
        }
      }
      at++;
    } else {
      while (at < text.length() && ",]}:/ \t\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
    }
    if (at == start) {
      throw unreadable();
    }
    return new JsonSpan(JsonSpan.Kind.SCALAR, start, at, List.of());
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  /// Behind white space and comments.
  static int skip(String text, int from) {
    int at = from;
    while (at < text.length()) {
      if (" \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else if (text.startsWith("//", at)) {
        at = Lines.end(text, at);
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  private RefusedException unreadable() {
    return new RefusedException(
        "has a form that is not edited at line %d".formatted(Lines.number(text, at)));
  }
}
