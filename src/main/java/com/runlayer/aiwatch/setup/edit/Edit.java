// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

/// What became of an edit.
public sealed interface Edit {
  /// Done, and proven: read again, the text says what it said before and what the changes ask for,
  /// and nothing else.
  ///
  /// @param text the same array as before where nothing was to be changed; not to be written to
  /// @param undo how to take it out again
  record Edited(
      @SuppressWarnings("ArrayRecordComponent") byte[] text, // bytes of a file, compared by nobody
      Undo undo)
      implements Edit {}

  /// Not done: the text is not readable, has its places in a form that is not edited surely, or
  /// came out wrong.
  ///
  /// @param clause why, to be put after the file's name; never content
  record Refused(String clause) implements Edit {}
}
