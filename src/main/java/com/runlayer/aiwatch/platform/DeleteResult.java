// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.List;

/// What came of removing a file.
public sealed interface DeleteResult {
  /// The file is not there any more.
  ///
  /// @param folders that went with it
  record Deleted(List<Path> folders) implements DeleteResult {
    /// Copies the list.
    public Deleted {
      folders = List.copyOf(folders);
    }
  }

  /// Somebody else changed the file since it was read; it stays.
  record Changed() implements DeleteResult {}

  /// The file stays.
  ///
  /// @param sentence for a person: what, where, why, and what to do
  record Failed(String sentence) implements DeleteResult {}
}
