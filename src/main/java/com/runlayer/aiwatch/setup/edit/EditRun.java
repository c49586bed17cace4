// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One edit: the text and its tree, changed side by side, and held against each other in the end.
final class EditRun {
  /// All of ours has some ten kilobytes; more comes from a line that is indented absurdly far.
  private static final int MAX_GROWTH = 256 << 10;

  private final Notation notation;
  private final ObjectNode tree;
  private final Pieces pieces = new Pieces();
  private final List<Undo.Step> steps = new ArrayList<>();
  private final int limit;
  private String text;

  EditRun(Notation notation, String text) throws RefusedException {
    this.notation = notation;
    this.text = text;
    this.limit = text.length() + MAX_GROWTH;
    this.tree = notation.parse(text);
  }

  /// @param change by the text as it is now
  void make(Change change) throws RefusedException {
    Optional<ChangeModel.Settled> settled = ChangeModel.settle(tree, change);
    if (settled.isEmpty()) {
      return;
    }
    Change settledChange = settled.get().change();
    StringBuilder changed = new StringBuilder(text);
    for (Splice splice : notation.splices(text, settledChange).reversed()) {
      pieces.note(text, splice);
      changed.replace(splice.start(), splice.end(), splice.text());
    }
    if (changed.length() > limit) {
      throw new RefusedException("is indented too far to be edited");
    }
    text = changed.toString();
    ChangeModel.make(tree, settledChange);
    settled.get().step().ifPresent(steps::add);
  }

  /// Reads what came out.
  ///
  /// @throws RefusedException if it is not what the changes ask for
  void prove() throws RefusedException {
    if (!says(tree)) {
      throw new RefusedException("has a form that cannot be changed surely");
    }
  }

  private boolean says(ObjectNode wanted) {
    try {
      return ChangeModel.same(notation.parse(text), wanted);
    } catch (RefusedException e) {
      return false;
    }
  }

  String text() {
    return text;
  }

  Undo undo() {
    return new Undo(pieces.in(text), steps);
  }
}
