// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Finds what is left of an edit in a tree, and takes it out of the tree.
final class Undoing {
  private final ObjectNode tree;
  private final List<Change> changes = new ArrayList<>();

  private Undoing(ObjectNode tree) {
    this.tree = tree;
  }

  /// The changes that take out what is left, each upon the outcome of the one before; they are made
  /// in the tree already.
  static List<Change> takeOut(ObjectNode tree, List<Undo.Step> steps) throws RefusedException {
    Undoing undoing = new Undoing(tree);
    for (Undo.Step step : steps.reversed()) {
      undoing.value(step);
      undoing.containers(step);
    }
    return undoing.changes;
  }

  private void value(Undo.Step step) throws RefusedException {
    JsonNode container = at(step.path());
    if (step.key().isPresent()) {
      JsonNode value = container.path(step.key().get());
      if (container.isObject() && ChangeModel.same(value, step.value())) {
        make(new Change.Drop(step.path(), step.key().get()));
      }
    } else if (container instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (ChangeModel.same(list.get(i), step.value())) {
          make(new Change.Remove(step.path(), i));
          return;
        }
      }
    }
  }

  private void containers(Undo.Step step) throws RefusedException {
    int top = step.path().size() - step.made();
    for (int i = step.path().size(); i > top; i--) {
      JsonNode container = at(step.path().subList(0, i));
      if (!container.isContainerNode() || !container.isEmpty()) {
        return;
      }
      List<String> parent = step.path().subList(0, i - 1);
      String key = step.path().get(i - 1);
      if (i == top + 1 && step.wasNull()) {
        make(new Change.Put(parent, key, JsonNodeFactory.instance.nullNode()));
      } else {
        make(new Change.Drop(parent, key));
      }
    }
  }

  private JsonNode at(List<String> path) {
    JsonNode found = tree;
    for (String name : path) {
      found = found.path(name);
    }
    return found;
  }

  private void make(Change change) throws RefusedException {
    ChangeModel.make(tree, change);
    changes.add(change);
  }
}
