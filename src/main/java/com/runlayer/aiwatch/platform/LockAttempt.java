// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.util.OptionalLong;

/// What came of trying to take a lock.
public sealed interface LockAttempt {
  /// The lock is ours until it is closed or the process ends.
  ///
  /// @param lock to be closed
  record Acquired(StateLock lock) implements LockAttempt {}

  /// Somebody else has it.
  ///
  /// @param holder the process that wrote itself into the file, where that can be read
  record Held(OptionalLong holder) implements LockAttempt {}
}
