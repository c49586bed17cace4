// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.List;
import java.util.Optional;

/// Reads and changes texts of one notation. For one thread. Nothing that a text holds makes it
/// throw.
public interface Editor {
  /// The text of a file that is still to be made: changes are applied to it as to any other.
  byte[] blank();

  /// What a text says.
  ///
  /// @param text the content of a file, with its byte order mark if it has one
  Reading read(byte[] text);

  /// Makes the changes in a text: all of them or none.
  ///
  /// @param text as it was read
  Edit apply(byte[] text, List<Change> changes);

  /// Takes out what an edit put in. Right after the edit that gives back the text as it was, byte
  /// for byte, unless the edit replaced or removed something: that is not remembered and does not
  /// come back. Later, whatever is still there goes, and objects and lists that the edit made go
  /// when nothing is left in them.
  ///
  /// @param text as it is now; somebody may have written to it since the edit
  /// @return empty if nothing of it is there any more, or if it does not come out surely
  Optional<byte[]> undo(byte[] text, Undo undo);
}
