// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// Puts one more member or item into an object or a list, as the last one.
///
/// @param text all of it
/// @param style of the text
record JsonInsertion(String text, JsonStyle style) {
  List<Splice> add(JsonSpan container, Optional<String> name, JsonNode value) {
    String quoted = name.map(JsonStyle::quoted).orElse("");
    return container.items().isEmpty()
        ? List.of(first(container, quoted, value))
        : behind(container, container.items().getLast(), quoted, value);
  }

  private Splice first(JsonSpan container, String name, JsonNode value) {
    if (style.oneLine()) {
      return Splice.insert(
          container.end() - 1 - spacesAtEnd(container), style.item(name, value, false, ""));
    }
    String outer = Lines.indent(text, container.start());
    String inner = outer + style.unit();
    int at = commentsEnd(container);
    boolean ends = text.substring(at, container.end()).indexOf('\n') >= 0;
    return Splice.insert(
        at,
        style.newLine()
            + inner
            + style.item(name, value, true, inner)
            + (ends ? "" : style.newLine() + outer));
  }

  /// Behind the comments of an empty object or list.
  private int commentsEnd(JsonSpan container) {
    int at = container.end() - 1;
    while (at > container.start() + 1 && " \t\r\n".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private int spacesAtEnd(JsonSpan container) {
    return container.end() - 1 - commentsEnd(container);
  }

  private List<Splice> behind(JsonSpan container, JsonSpan.Item last, String name, JsonNode value) {
    boolean comma = last.comma() >= 0;
    int at = comma ? last.comma() + 1 : last.end();
    if (!Lines.isFirst(text, last.start())) {
      String added = style.item(name, value, false, "");
      return List.of(
          Splice.insert(
              at, comma ? style.comma().substring(1) + added + "," : style.comma() + added));
    }
    String indent = Lines.indent(text, last.start());
    boolean lines = container.kind() == JsonSpan.Kind.OBJECT || !isLine(last.value());
    String added =
        style.newLine() + indent + style.item(name, value, lines, indent) + (comma ? "," : "");
    int line = commentEnd(at, container.end() - 1);
    if (comma) {
      return List.of(Splice.insert(line, added));
    }
    return line == at
        ? List.of(Splice.insert(at, "," + added))
        : List.of(Splice.insert(at, ","), Splice.insert(line, added));
  }

  /// Whether somebody writes the items of this list in a line each.
  private boolean isLine(JsonSpan value) {
    return value.kind() == JsonSpan.Kind.OBJECT
        && !value.items().isEmpty()
        && text.substring(value.start(), value.end()).indexOf('\n') < 0;
  }

  /// Behind the comment that follows in the same line.
  private int commentEnd(int from, int limit) {
    int at = Lines.skipBlanks(text, from);
    if (text.startsWith("//", at)) {
      return Lines.end(text, at);
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2) + 2;
      return end > at && end <= limit && end <= Lines.end(text, at) ? end : from;
    }
    return from;
  }
}
