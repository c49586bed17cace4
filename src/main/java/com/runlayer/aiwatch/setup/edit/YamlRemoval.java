// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.ArrayList;
import java.util.List;

/// Takes members and items out of a YAML text.
///
/// @param text all of it
record YamlRemoval(String text) {
  /// @param place the object or the list
  /// @param index of the entry
  List<Splice> entry(YamlPlace place, int index) throws RefusedException {
    YamlNode container = place.node();
    YamlNode.Entry entry = container.entries().get(index);
    boolean key = entry.key().filter(YamlNode::holdsMarks).isPresent();
    if (key || entry.value().holdsMarks()) {
      throw YamlPlace.unsure(text, entry.start());
    }
    return container.flow() ? List.of(inFlow(container, index)) : inBlock(place, entry);
  }

  private List<Splice> inBlock(YamlPlace place, YamlNode.Entry entry) throws RefusedException {
    int first = entry.key().isPresent() ? entry.start() : YamlInsertion.dash(text, entry.value());
    if (!Lines.isFirst(text, first)) {
      throw YamlPlace.unsure(text, first);
    }
    int start = Lines.start(text, first);
    int end = entry.end();
    if (end == 0 || text.charAt(end - 1) != '\n') {
      end = Lines.next(text, end);
    }
    List<Splice> splices = new ArrayList<>();
    if (place.node().entries().size() == 1 && (place.entry().isPresent() || isItem(entry))) {
      splices.add(Splice.insert(place.behindColon(text), isItem(entry) ? " []" : " {}"));
    }
    if (end == text.length() && !text.endsWith("\n") && start > 0) {
      start = Lines.end(text, Lines.start(text, start - 1));
    }
    splices.add(Splice.delete(start, end));
    return splices;
  }

  private static boolean isItem(YamlNode.Entry entry) {
    return entry.key().isEmpty();
  }

  private Splice inFlow(YamlNode container, int index) throws RefusedException {
    List<YamlNode.Entry> entries = container.entries();
    YamlNode.Entry entry = entries.get(index);
    int start = entry.start();
    int end = entry.end();
    if (entries.size() == 1) {
      start = container.start() + 1;
      end = container.end() - 1;
    } else if (index + 1 < entries.size()) {
      end = entries.get(index + 1).start();
    } else {
      start = entries.get(index - 1).end();
    }
    boolean clean = hasNoComment(start, entry.start()) && hasNoComment(entry.end(), end);
    if (!clean) {
      throw YamlPlace.unsure(text, entry.start());
    }
    return Splice.delete(start, end);
  }

  private boolean hasNoComment(int from, int to) {
    return text.substring(Math.min(from, to), to).indexOf('#') < 0;
  }

  /// The comma that follows inside of braces or brackets; -1 if none does.
  static int comma(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',') {
        return at;
      }
      if (c == '#') {
        at = Lines.end(text, at);
      } else if (" \t\r\n".indexOf(c) >= 0) {
        at++;
      } else {
        return -1;
      }
    }
    return -1;
  }
}
