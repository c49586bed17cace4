// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.time.Duration;

/// Lets time pass; a test lets none pass.
@FunctionalInterface
public interface Pause {
  /// Returns after `duration`, or earlier if the thread is interrupted.
  void pass(Duration duration);

  /// Real time.
  static Pause sleeping() {
    return duration -> {
      try {
        Thread.sleep(duration);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
