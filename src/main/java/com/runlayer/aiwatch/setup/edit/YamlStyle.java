// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How a YAML file is laid out, and values in the same way.
///
/// @param unit how far a map is indented below its key
/// @param listUnit how far a list is indented below its key, often not at all
/// @param json whether the file is JSON, which is YAML too
record YamlStyle(int unit, int listUnit, boolean json) {
  private static final int DEFAULT_UNIT = 2;
  private static final int MAX_UNIT = 16;

  /// What YAML 1.1 takes for something else than a text.
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  static YamlStyle of(String text, YamlNode root) {
    int unit = -1;
    int listUnit = -1;
    Deque<YamlNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty() && (unit < 0 || listUnit < 0)) {
      YamlNode map = open.pop();
      for (YamlNode.Entry each : map.flow() ? List.<YamlNode.Entry>of() : map.entries()) {
        YamlNode value = each.value();
        if (value.entries().isEmpty() || value.flow()) {
          continue;
        }
        open.addLast(value);
        int deeper = YamlPlace.column(text, value.start()) - YamlPlace.column(text, each.start());
        if (map.kind() == YamlNode.Kind.MAP && deeper <= MAX_UNIT) {
          if (value.kind() == YamlNode.Kind.MAP && unit < 0) {
            unit = deeper;
          } else if (value.kind() == YamlNode.Kind.LIST && listUnit < 0) {
            listUnit = deeper;
          }
        }
      }
    }
    int used = unit > 0 ? unit : DEFAULT_UNIT;
    boolean json = root.flow() && root.entries().stream().limit(1).allMatch(YamlStyle::isQuoted);
    return new YamlStyle(used, listUnit >= 0 ? listUnit : used, json);
  }

  /// The lines of a member.
  List<String> member(String name, JsonNode value) {
    List<String> lines = new ArrayList<>();
    if (!value.isContainerNode() || value.isEmpty()) {
      lines.add(name(name) + ": " + value);
      return lines;
    }
    lines.add(name(name) + ":");
    int deeper = value.isObject() ? unit : listUnit;
    block(value).forEach(line -> lines.add(" ".repeat(deeper) + line));
    return lines;
  }

  /// The lines of the members of an object or of the items of a list.
  List<String> block(JsonNode container) {
    List<String> lines = new ArrayList<>();
    if (container.isObject()) {
      for (Map.Entry<String, JsonNode> each : container.properties()) {
        lines.addAll(member(each.getKey(), each.getValue()));
      }
    } else {
      container.forEach(item -> lines.addAll(item(item)));
    }
    return lines;
  }

  /// The lines of an item.
  List<String> item(JsonNode value) {
    if (!value.isContainerNode() || value.isEmpty()) {
      return List.of("- " + value);
    }
    List<String> lines = new ArrayList<>();
    for (String line : block(value)) {
      lines.add((lines.isEmpty() ? "- " : "  ") + line);
    }
    return lines;
  }

  /// A value inside of braces or brackets, or in the rest of a line.
  String flow(JsonNode value) {
    if (value.isObject()) {
      List<String> members = new ArrayList<>();
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        members.add(member(each.getKey()) + flow(each.getValue()));
      }
      return "{" + String.join(", ", members) + "}";
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(each -> items.add(flow(each)));
      return "[" + String.join(", ", items) + "]";
    }
    return value.toString();
  }

  /// The name of a member inside of braces.
  String member(String name) {
    return (json ? JsonStyle.quoted(name) : name(name)) + ": ";
  }

  private static boolean isQuoted(YamlNode.Entry entry) {
    return entry.key().filter(key -> key.kind() == YamlNode.Kind.QUOTED).isPresent();
  }

  static String name(String text) {
    boolean plain = !text.isEmpty() && isLetter(text.charAt(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= isLetter(c) || (c >= '0' && c <= '9') || c == '-';
    }
    return plain && !WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text : JsonStyle.quoted(text);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
