// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

/// When an event comes, seen from a tool call.
public enum Stage {
  /// Before the call: it can be denied. A check that fails is a denial.
  BEFORE,
  /// After the call: its output can be blocked. A check that fails blocks it.
  AFTER,
  /// No call depends on it; it is only reported.
  REPORT
}
