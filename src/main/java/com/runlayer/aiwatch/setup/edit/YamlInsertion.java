// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Puts members and items into a YAML text, or values in the place of others.
///
/// @param text all of it
/// @param style of the text
record YamlInsertion(String text, YamlStyle style) {
  /// Into a document that holds nothing but comments.
  List<Splice> root(String name, JsonNode value) {
    boolean lineEnds = text.isEmpty() || text.endsWith("\n");
    String lines = String.join(newLine(), style.member(name, value));
    return List.of(Splice.insert(text.length(), lineEnds ? lines + newLine() : newLine() + lines));
  }

  List<Splice> member(YamlPlace object, String name, JsonNode value) throws RefusedException {
    YamlNode map = object.node();
    if (!map.flow()) {
      return List.of(behind(map, style.member(name, value)));
    }
    if (!map.entries().isEmpty() || object.inFlow()) {
      return List.of(inside(map, style.member(name) + style.flow(value)));
    }
    List<String> lines = style.member(name, value);
    return object.entry().isPresent()
        ? below(object, style.unit(), lines)
        : List.of(new Splice(map.start(), map.end(), String.join(newLine(), lines)));
  }

  List<Splice> item(YamlPlace place, JsonNode value) throws RefusedException {
    YamlNode list = place.node();
    if (!list.flow()) {
      return List.of(behind(list, style.item(value)));
    }
    return list.entries().isEmpty() && !place.inFlow()
        ? below(place, style.listUnit(), style.item(value))
        : List.of(inside(list, style.flow(value)));
  }

  /// Another value for a member.
  List<Splice> value(YamlPlace member, JsonNode value) throws RefusedException {
    YamlNode old = member.node();
    boolean blank = old.start() == old.end();
    if (old.kind() == YamlNode.Kind.BLOCK_SCALAR || old.holdsMarks() || isBlock(old)) {
      throw YamlPlace.unsure(text, old.start());
    }
    if (value.isContainerNode() && !value.isEmpty() && old.isEmpty() && !member.inFlow()) {
      return below(member, value.isObject() ? style.unit() : style.listUnit(), style.block(value));
    }
    return List.of(
        blank
            ? Splice.insert(member.behindColon(text), " " + style.flow(value))
            : new Splice(old.start(), old.end(), style.flow(value)));
  }

  /// Another value for an item.
  List<Splice> itemValue(YamlPlace place, int index, JsonNode value) throws RefusedException {
    YamlNode old = place.node().entries().get(index).value();
    if (old.holdsMarks() || old.kind() == YamlNode.Kind.ALIAS || endsLine(old.end())) {
      throw YamlPlace.unsure(text, old.start());
    }
    if (place.node().flow()) {
      return List.of(new Splice(old.start(), old.end(), style.flow(value)));
    }
    int dash = dash(text, old);
    String indent = newLine() + " ".repeat(YamlPlace.column(text, dash));
    return List.of(new Splice(dash, old.end(), String.join(indent, style.item(value))));
  }

  /// Where the dash of an item stands.
  static int dash(String text, YamlNode item) throws RefusedException {
    int at = item.start() - 1;
    while (at > 0 && " \r\n".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    if (at < 0 || text.charAt(at) != '-') {
      throw YamlPlace.unsure(text, item.start());
    }
    return at;
  }

  private static boolean isBlock(YamlNode node) {
    return !node.flow() && !node.entries().isEmpty();
  }

  /// Lines below the last one of a block.
  private Splice behind(YamlNode block, List<String> lines) throws RefusedException {
    checkEnd(block);
    String indent = " ".repeat(YamlPlace.column(text, block.start()));
    String joined = indent + String.join(newLine() + indent, lines);
    return endsLine(block.end())
        ? Splice.insert(block.end(), joined + newLine())
        : Splice.insert(Lines.end(text, block.end()), newLine() + joined);
  }

  /// A block scalar that the end of the text cuts off would get a line end, which is part of it.
  private void checkEnd(YamlNode block) throws RefusedException {
    YamlNode last = block;
    while (!last.entries().isEmpty()) {
      last = last.entries().getLast().value();
    }
    boolean cut = block.end() == text.length() && !endsLine(block.end());
    if (cut && last.kind() == YamlNode.Kind.BLOCK_SCALAR && !isStripped(last)) {
      throw new RefusedException("ends with a block of text that has no line end");
    }
  }

  private boolean isStripped(YamlNode scalar) {
    int begin = scalar.start();
    return text.startsWith("-", begin + 1) || text.startsWith("-", begin + 2);
  }

  /// A block scalar ends where the next line begins.
  private boolean endsLine(int end) {
    return end > 0 && text.charAt(end - 1) == '\n';
  }

  /// A block in the place of an empty value.
  private List<Splice> below(YamlPlace member, int deeper, List<String> lines)
      throws RefusedException {
    YamlNode old = member.node();
    YamlNode key = member.entry().flatMap(YamlNode.Entry::key).orElse(old);
    int colon = member.behindColon(text);
    String indent = newLine() + " ".repeat(YamlPlace.column(text, key.start()) + deeper);
    String joined = indent + String.join(indent, lines);
    if (old.start() == old.end()) {
      return List.of(Splice.insert(Lines.end(text, colon), joined));
    }
    if (!text.substring(colon, old.start()).isBlank()) {
      throw YamlPlace.unsure(text, old.start());
    }
    int line = Lines.end(text, old.end());
    return line == old.end()
        ? List.of(new Splice(colon, old.end(), joined))
        : List.of(Splice.delete(colon, old.end()), Splice.insert(line, joined));
  }

  /// Behind the last entry inside of braces or brackets.
  private Splice inside(YamlNode flow, String entry) {
    if (flow.entries().isEmpty()) {
      return Splice.insert(flow.start() + 1, entry);
    }
    int end = flow.entries().getLast().end();
    int comma = YamlRemoval.comma(text, end);
    return comma < 0
        ? Splice.insert(end, ", " + entry)
        : Splice.insert(comma + 1, " " + entry + ",");
  }

  private String newLine() {
    return Lines.ending(text);
  }
}
