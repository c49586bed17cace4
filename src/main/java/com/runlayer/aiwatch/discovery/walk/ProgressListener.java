// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

/// Hears how far the walk is.
@FunctionalInterface
public interface ProgressListener {
  /// Called before each folder is listed, on the scanning thread.
  ///
  /// @param folders how many were listed so far
  void walked(long folders);

  /// Hears nothing.
  static ProgressListener none() {
    return folders -> {};
  }
}
