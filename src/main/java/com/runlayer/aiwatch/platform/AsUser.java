// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.util.function.Supplier;

/// Lets root act as a user, so that nothing in that user's home can lead it further than the user
/// could go.
public interface AsUser {
  /// Does `work` with the identity of `user`: effective user, group and all further groups, of the
  /// whole process with all its threads. Afterwards the process is who it was; where that cannot be
  /// had back, it ends. For one caller at a time; root's own files cannot be written meanwhile.
  ///
  /// @return [Outcome.Refused] where nothing was done: a system account, or an identity that cannot
  ///     be taken
  <T> Outcome<T> run(ConsoleUser user, Supplier<T> work);

  /// What came of it.
  ///
  /// @param <T> what the work gives
  sealed interface Outcome<T> {
    /// The work was done.
    ///
    /// @param <T> what the work gives
    /// @param result of the work
    record Done<T>(T result) implements Outcome<T> {}

    /// The work was not begun.
    ///
    /// @param <T> what the work would have given
    /// @param sentence for a person: why, and what to do
    record Refused<T>(String sentence) implements Outcome<T> {}
  }
}
