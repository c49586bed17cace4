// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.List;
import java.util.Optional;

/// A value on the path of a change.
///
/// @param entry of which it is the value; empty for the root
/// @param node the value
/// @param inFlow whether it lies inside of braces or brackets
record YamlPlace(Optional<YamlNode.Entry> entry, YamlNode node, boolean inFlow) {
  /// The value at a path that is there.
  ///
  /// @throws RefusedException if one of the names does not surely mean what it seems to
  static YamlPlace find(String text, YamlNode root, List<String> path) throws RefusedException {
    YamlPlace at = new YamlPlace(Optional.empty(), root, false);
    at.check(text, "its root");
    for (int i = 0; i < path.size(); i++) {
      at =
          at.member(text, path.get(i))
              .orElseThrow(() -> new RefusedException("has a key that is not edited"));
      at.check(text, ChangeModel.dotted(path.subList(0, i + 1)));
    }
    return at;
  }

  /// The only member of this name.
  Optional<YamlPlace> member(String text, String name) throws RefusedException {
    Optional<YamlPlace> found = Optional.empty();
    for (YamlNode.Entry each : node.entries()) {
      if (each.name().filter(name::equals).isPresent()) {
        if (found.isPresent()) {
          throw new RefusedException(
              "has the member %s twice, the second time at line %d"
                  .formatted(name, Lines.number(text, each.start())));
        }
        found = Optional.of(new YamlPlace(Optional.of(each), each.value(), inFlow || node.flow()));
      }
    }
    return found;
  }

  private void check(String text, String where) throws RefusedException {
    boolean named = entry.flatMap(YamlNode.Entry::key).filter(YamlNode::marked).isPresent();
    if (named || node.marked() || node.kind() == YamlNode.Kind.ALIAS) {
      throw new RefusedException(
          "has an anchor, an alias or a tag on %s at line %d"
              .formatted(where, Lines.number(text, node.start())));
    }
    for (YamlNode.Entry each : node.entries()) {
      if (each.name().filter("<<"::equals).isPresent()) {
        throw new RefusedException(
            "merges another mapping into %s at line %d"
                .formatted(where, Lines.number(text, each.start())));
      }
    }
  }

  /// Behind the colon of the entry.
  int behindColon(String text) throws RefusedException {
    YamlNode key =
        entry
            .flatMap(YamlNode.Entry::key)
            .orElseThrow(() -> new RefusedException("has a list that is not edited"));
    int colon = Lines.skipBlanks(text, key.end());
    if (colon >= text.length() || text.charAt(colon) != ':') {
      throw unsure(text, key.start());
    }
    return colon + 1;
  }

  static int column(String text, int at) {
    return at - Lines.start(text, at);
  }

  static RefusedException unsure(String text, int at) {
    return new RefusedException(
        "has a form that is not edited at line %d".formatted(Lines.number(text, at)));
  }
}
