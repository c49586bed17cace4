// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;

/// How a JSON file is laid out, and values in the same way.
///
/// @param oneLine whether everything stands in one line
/// @param newLine what ends a line
/// @param unit the indentation of one level
/// @param colon with the space around it
/// @param comma with the space behind it, inside a line
record JsonStyle(boolean oneLine, String newLine, String unit, String colon, String comma) {
  private static final String DEFAULT_UNIT = "  ";

  static JsonStyle of(String text, JsonSpan root) {
    String colon = ": ";
    String comma = ", ";
    boolean empty = root.items().isEmpty();
    if (!empty) {
      colon = colon(text, root.items().getFirst());
      if (!colon.endsWith(" ")) {
        comma = ",";
      }
    }
    boolean oneLine = !empty && text.substring(root.start(), root.end()).indexOf('\n') < 0;
    return new JsonStyle(oneLine, Lines.ending(text), unit(text, root), colon, comma);
  }

  /// One space or none on either side, whatever else people put there.
  private static String colon(String text, JsonSpan.Item item) {
    boolean before = text.charAt(item.colon() - 1) == ' ';
    boolean behind = item.value().start() > item.colon() + 1;
    return (before ? " :" : ":") + (behind ? " " : "");
  }

  private static String unit(String text, JsonSpan root) {
    JsonSpan at = root;
    while (!at.items().isEmpty()) {
      for (JsonSpan.Item each : at.items()) {
        if (Lines.isFirst(text, each.start())) {
          String outer = Lines.indent(text, at.start());
          String inner = Lines.indent(text, each.start());
          return inner.length() > outer.length() && inner.startsWith(outer)
              ? inner.substring(outer.length())
              : DEFAULT_UNIT;
        }
      }
      at = at.items().getLast().value();
    }
    return DEFAULT_UNIT;
  }

  /// @param name empty for an item
  /// @param indent of the line that the item begins; ignored inside a line
  String item(String name, JsonNode value, boolean lines, String indent) {
    StringBuilder out = new StringBuilder();
    if (!name.isEmpty()) {
      out.append(name).append(colon);
    }
    print(out, value, lines, indent);
    return out.toString();
  }

  static String quoted(String name) {
    return TextNode.valueOf(name).toString();
  }

  /// The values are ours and a few levels deep.
  private void print(StringBuilder out, JsonNode value, boolean lines, String indent) {
    if (!value.isContainerNode() || value.isEmpty()) {
      out.append(value);
      return;
    }
    String inner = indent + unit;
    out.append(value.isObject() ? '{' : '[');
    if (value.isObject()) {
      for (Iterator<Map.Entry<String, JsonNode>> all = value.properties().iterator();
          all.hasNext(); ) {
        Map.Entry<String, JsonNode> each = all.next();
        breakLine(out, lines, inner);
        out.append(quoted(each.getKey())).append(colon);
        print(out, each.getValue(), lines, inner);
        separate(out, lines, all.hasNext());
      }
    } else {
      for (Iterator<JsonNode> all = value.iterator(); all.hasNext(); ) {
        breakLine(out, lines, inner);
        print(out, all.next(), lines, inner);
        separate(out, lines, all.hasNext());
      }
    }
    breakLine(out, lines, indent);
    out.append(value.isObject() ? '}' : ']');
  }

  private void breakLine(StringBuilder out, boolean lines, String indent) {
    if (lines) {
      out.append(newLine).append(indent);
    }
  }

  private void separate(StringBuilder out, boolean lines, boolean more) {
    if (more) {
      out.append(lines ? "," : comma);
    }
  }
}
