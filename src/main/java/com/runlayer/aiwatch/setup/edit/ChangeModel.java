// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What changes mean for the tree of a text, whatever the notation.
final class ChangeModel {
  private ChangeModel() {}

  /// A change of which every object and list on the path is there, and how it is undone.
  ///
  /// @param step empty where nothing is put in
  record Settled(Change change, Optional<Undo.Step> step) {}

  /// Two numbers are the same if they were read from the same digits; kinds of integers do not
  /// matter.
  private static final Comparator<JsonNode> LEAVES =
      (a, b) ->
          a.equals(b)
                  || (a.isIntegralNumber()
                      && b.isIntegralNumber()
                      && a.bigIntegerValue().equals(b.bigIntegerValue()))
              ? 0
              : 1;

  static boolean same(JsonNode a, JsonNode b) {
    return a.equals(LEAVES, b);
  }

  /// Puts what is missing on the path into the value.
  ///
  /// @return empty if the tree says already what the change asks for
  /// @throws RefusedException if something else than an object or a list is in the way
  static Optional<Settled> settle(ObjectNode tree, Change change) throws RefusedException {
    return switch (change) {
      case Change.Put put -> put(tree, put);
      case Change.Append append -> Optional.of(append(tree, append));
      case Change.Replace replace -> {
        ArrayNode list = list(tree, replace.list(), replace.index());
        yield same(list.get(replace.index()), replace.value())
            ? Optional.empty()
            : Optional.of(
                new Settled(
                    replace,
                    Optional.of(
                        new Undo.Step(
                            replace.list(), Optional.empty(), replace.value(), 0, false))));
      }
      case Change.Remove remove -> {
        list(tree, remove.list(), remove.index());
        yield Optional.of(new Settled(remove, Optional.empty()));
      }
      case Change.Drop drop -> {
        Path path = walk(tree, drop.parent());
        yield path.missing() == 0 && path.reached().has(drop.key())
            ? Optional.of(new Settled(drop, Optional.empty()))
            : Optional.empty();
      }
    };
  }

  /// Makes a settled change.
  static void make(ObjectNode tree, Change change) throws RefusedException {
    switch (change) {
      case Change.Put put ->
          walk(tree, put.parent()).reached().set(put.key(), put.value().deepCopy());
      case Change.Append append -> list(tree, append.list(), -1).add(append.value().deepCopy());
      case Change.Replace replace ->
          list(tree, replace.list(), replace.index())
              .set(replace.index(), replace.value().deepCopy());
      case Change.Remove remove -> list(tree, remove.list(), remove.index()).remove(remove.index());
      case Change.Drop drop -> walk(tree, drop.parent()).reached().remove(drop.key());
    }
  }

  /// @param reached the last object of the path that is there
  /// @param missing how many names are left
  private record Path(ObjectNode reached, int missing) {}

  private static Path walk(ObjectNode tree, List<String> names) throws RefusedException {
    ObjectNode at = tree;
    for (int i = 0; i < names.size(); i++) {
      JsonNode next = at.get(names.get(i));
      if (next == null || next.isNull()) {
        return new Path(at, names.size() - i);
      }
      if (!(next instanceof ObjectNode object)) {
        throw inTheWay(names.subList(0, i + 1), "object");
      }
      at = object;
    }
    return new Path(at, 0);
  }

  private static ArrayNode list(ObjectNode tree, List<String> path, int index)
      throws RefusedException {
    JsonNode found = tree;
    for (String name : path) {
      found = found.path(name);
    }
    if (!(found instanceof ArrayNode list)) {
      throw inTheWay(path, "list");
    }
    if (index >= list.size()) {
      throw new RefusedException("has no item %d in %s".formatted(index + 1, dotted(path)));
    }
    return list;
  }

  private static Optional<Settled> put(ObjectNode tree, Change.Put put) throws RefusedException {
    Path path = walk(tree, put.parent());
    if (path.missing() > 0) {
      JsonNode inner = JsonNodeFactory.instance.objectNode().set(put.key(), put.value());
      return Optional.of(
          made(path, put.parent(), inner, Optional.of(put.key()), put.value(), put.parent()));
    }
    JsonNode old = path.reached().get(put.key());
    if (old != null && same(old, put.value())) {
      return Optional.empty();
    }
    return Optional.of(
        new Settled(
            put,
            Optional.of(
                new Undo.Step(put.parent(), Optional.of(put.key()), put.value(), 0, false))));
  }

  private static Settled append(ObjectNode tree, Change.Append append) throws RefusedException {
    List<String> parents = append.list().subList(0, append.list().size() - 1);
    Path path = walk(tree, parents);
    JsonNode old = path.missing() > 0 ? null : path.reached().get(append.list().getLast());
    if (old instanceof ArrayNode) {
      return new Settled(
          append,
          Optional.of(new Undo.Step(append.list(), Optional.empty(), append.value(), 0, false)));
    }
    if (old != null && !old.isNull()) {
      throw inTheWay(append.list(), "list");
    }
    return made(
        new Path(path.reached(), path.missing() + 1),
        append.list(),
        JsonNodeFactory.instance.arrayNode().add(append.value()),
        Optional.empty(),
        append.value(),
        append.list());
  }

  /// The value becomes the one of the first missing name.
  private static Settled made(
      Path path,
      List<String> names,
      JsonNode inner,
      Optional<String> key,
      JsonNode value,
      List<String> stepPath) {
    int first = names.size() - path.missing();
    JsonNode whole = inner;
    for (int i = names.size() - 1; i > first; i--) {
      whole = JsonNodeFactory.instance.objectNode().set(names.get(i), whole);
    }
    return new Settled(
        new Change.Put(names.subList(0, first), names.get(first), whole),
        Optional.of(
            new Undo.Step(
                stepPath, key, value, path.missing(), path.reached().has(names.get(first)))));
  }

  private static RefusedException inTheWay(List<String> path, String wanted) {
    return new RefusedException(
        "has something else than %s %s at %s"
            .formatted(wanted.equals("object") ? "an" : "a", wanted, dotted(path)));
  }

  static String dotted(List<String> path) {
    return path.isEmpty() ? "its root" : String.join(".", path);
  }
}
