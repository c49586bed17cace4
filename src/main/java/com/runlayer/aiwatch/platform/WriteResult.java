// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.List;

/// What came of replacing a file.
public sealed interface WriteResult {
  /// The new content is on the disk.
  ///
  /// @param stamp of the new file
  /// @param folders that were made on the way to it, the outermost first
  record Written(Stamp stamp, List<Path> folders) implements WriteResult {
    /// Copies the list.
    public Written {
      folders = List.copyOf(folders);
    }
  }

  /// Somebody else changed, made or removed the file since it was read; nothing was written.
  record Changed() implements WriteResult {}

  /// Nothing was written, and what was there is as it was.
  ///
  /// @param sentence for a person: what, where, why, and what to do
  record Failed(String sentence) implements WriteResult {}
}
