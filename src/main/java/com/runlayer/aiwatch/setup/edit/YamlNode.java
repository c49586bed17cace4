// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.List;
import java.util.Optional;

/// Where a value of YAML lies in its text.
///
/// @param marked whether an anchor or a tag is on it
/// @param start of its first character, its anchor or the dash of its first item
/// @param end behind its last character that is neither space nor comment; a block scalar ends
///     behind its last line
/// @param scalar what it says, if it is no map, list or alias
/// @param entries members or items, in their order
record YamlNode(
    Kind kind,
    boolean flow,
    boolean marked,
    int start,
    int end,
    Optional<String> scalar,
    List<Entry> entries) {
  enum Kind {
    MAP,
    LIST,
    PLAIN,
    QUOTED,
    BLOCK_SCALAR,
    ALIAS
  }

  /// A member or an item.
  record Entry(Optional<YamlNode> key, YamlNode value) {
    Optional<String> name() {
      return key.flatMap(YamlNode::scalar);
    }

    int start() {
      return key.map(YamlNode::start).orElse(value.start());
    }

    int end() {
      return value.end();
    }
  }

  YamlNode {
    entries = List.copyOf(entries);
  }

  /// Whether it says nothing: null, or braces or brackets around nothing.
  boolean isEmpty() {
    return switch (kind) {
      case MAP, LIST -> entries.isEmpty();
      case PLAIN ->
          scalar
              .filter(
                  each ->
                      each.isEmpty()
                          || each.equals("~")
                          || each.equals("null")
                          || each.equals("Null")
                          || each.equals("NULL"))
              .isPresent();
      case QUOTED, BLOCK_SCALAR, ALIAS -> false;
    };
  }

  /// Whether something in it may be meant elsewhere in the document.
  boolean holdsMarks() {
    return marked
        || entries.stream()
            .anyMatch(
                each ->
                    each.key().filter(YamlNode::holdsMarks).isPresent()
                        || each.value().holdsMarks());
  }
}
