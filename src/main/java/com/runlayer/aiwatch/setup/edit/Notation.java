// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What differs between the notations. Texts come without byte order mark.
interface Notation {
  /// The text of a file without content.
  String blank();

  /// What the text says, by a parser of which [#splices] makes no use.
  ///
  /// @throws RefusedException if it does not follow the notation, or its root is no object
  ObjectNode parse(String text) throws RefusedException;

  /// What is to be replaced in the text for one change.
  ///
  /// @param text one that [#parse] read
  /// @param change settled ([ChangeModel#settle]): objects and lists on its path are there
  /// @return in the order of their places, not overlapping
  /// @throws RefusedException if the place has a form that is not edited surely
  List<Splice> splices(String text, Change change) throws RefusedException;
}
