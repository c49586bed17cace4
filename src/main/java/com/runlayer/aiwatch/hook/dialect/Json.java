// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Writes answers as JSON in ASCII.
///
/// Whatever reads the answer may split it at line separators, show it, or know no other encoding,
/// so all else is escaped. Half of a surrogate pair becomes the replacement character: Rust's
/// serde_json, with which Codex reads, refuses the escape of one, and a denial that is not
/// understood lets the tool run.
final class Json {
  private static final String DIGITS = "0123456789abcdef";

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// The text of a tree of at most about a thousand levels.
  ///
  /// @throws IllegalArgumentException if it holds what JSON has no form for, as an infinite number
  static String text(JsonNode tree) {
    StringBuilder text = new StringBuilder(256);
    write(tree, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder into) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        char before = '{';
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          into.append(before);
          string(field.getKey(), into);
          into.append(':');
          write(field.getValue(), into);
          before = ',';
        }
        into.append(before == '{' ? "{}" : "}");
      }
      case ARRAY -> {
        char before = '[';
        for (JsonNode element : node) {
          into.append(before);
          write(element, into);
          before = ',';
        }
        into.append(before == '[' ? "[]" : "]");
      }
      case STRING -> string(node.textValue(), into);
      case NUMBER -> into.append(number(node));
      case BOOLEAN -> into.append(node.booleanValue());
      case NULL, MISSING -> into.append("null");
      default -> throw new IllegalArgumentException("A tree that does not come from JSON");
    }
  }

  private static String number(JsonNode node) {
    if (node.isFloatingPointNumber()
        && !node.isBigDecimal()
        && !Double.isFinite(node.doubleValue())) {
      throw new IllegalArgumentException("A number without a form in JSON");
    }
    return node.asText();
  }

  private static void string(String value, StringBuilder into) {
    into.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        into.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7F) {
        into.append(c);
      } else if (isPair(value, i)) {
        escape(c, into);
        escape(value.charAt(++i), into);
      } else {
        escape(Character.isSurrogate(c) ? '\uFFFD' : c, into);
      }
    }
    into.append('"');
  }

  private static boolean isPair(String value, int at) {
    return at + 1 < value.length()
        && Character.isSurrogatePair(value.charAt(at), value.charAt(at + 1));
  }

  /// Appends a character as JSON's escape of it, of which people see the code too.
  static void escape(char c, StringBuilder into) {
    into.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      into.append(DIGITS.charAt(c >> shift & 0xF));
    }
  }
}
