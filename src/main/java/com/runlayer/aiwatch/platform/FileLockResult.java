// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.util.OptionalLong;

/// What came of taking a lock on a file.
public sealed interface FileLockResult {
  /// The lock is ours until it is closed or the process ends.
  ///
  /// @param lock to be closed; a second time does nothing
  record Locked(Held lock) implements FileLockResult {}

  /// Somebody else kept it for the whole time.
  ///
  /// @param holder the process that wrote itself into the file, where that can be read
  record Busy(OptionalLong holder) implements FileLockResult {}

  /// The file cannot be locked.
  ///
  /// @param sentence for a person: what, where, why, and what to do
  record Failed(String sentence) implements FileLockResult {}

  /// A lock that can be given back.
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
