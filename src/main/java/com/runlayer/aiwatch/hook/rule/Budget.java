// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// Counts what is done for one call, so that no spelling makes the rule take long: a call that
/// needs
/// more is denied as unreadable. A step is a character read or written, or a name compared.
final class Budget {
  /// More than 1 MiB of shell text takes in any ordinary spelling; well under a second.
  private static final int MOST_STEPS = 32 * 1024 * 1024;

  /// Each costs a few system calls.
  private static final int MOST_PATHS = 20_000;

  private int steps;
  private int paths;

  /// @throws UnreadableException if that is more than there is
  void spend(int count) {
    if (count > MOST_STEPS - steps) {
      throw new UnreadableException();
    }
    steps += count;
  }

  /// Before the file system is asked about a path.
  ///
  /// @throws UnreadableException if that is more than there is
  void spendPath() {
    if (++paths > MOST_PATHS) {
      throw new UnreadableException();
    }
  }

  int steps() {
    return steps;
  }
}
