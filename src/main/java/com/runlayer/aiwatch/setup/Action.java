// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

/// What is asked for.
public enum Action {
  /// Write what is missing or different.
  INSTALL,
  /// Compare, and change nothing.
  CHECK,
  /// Take out everything of ours.
  UNINSTALL
}
