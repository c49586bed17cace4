// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// How much of the machine the process takes where others want it too.
@FunctionalInterface
public interface ProcessPriority {
  /// Lets everything else go first from now on, as far as the system allows it; what it does not
  /// allow is no failure.
  void lower();

  /// Takes what it gets.
  static ProcessPriority unchanged() {
    return () -> {};
  }
}
