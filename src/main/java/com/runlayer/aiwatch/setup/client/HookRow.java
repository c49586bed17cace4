// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

/// One event of a client that is asked for.
///
/// @param event in the client's own spelling
/// @param always whether it belongs to the enforcement set; the others follow `Sessions`
/// @param seconds how long the client waits
/// @param blocking whether the client is told to block where the program breaks, while calls are
///     blocked at all
record HookRow(String event, boolean always, int seconds, boolean blocking) {
  /// As long as the answer may take, with room for a slow start.
  private static final int JUDGED = 30;

  private static final int TOLD = 5;

  /// An event of the enforcement set that is answered with a verdict.
  static HookRow judged(String event) {
    return new HookRow(event, true, JUDGED, false);
  }

  /// The same, and the client blocks where it gets no answer.
  static HookRow blocking(String event) {
    return new HookRow(event, true, JUDGED, true);
  }

  /// An event of the enforcement set that is only reported.
  static HookRow told(String event) {
    return new HookRow(event, true, TOLD, false);
  }

  /// An event of sessions that is only reported.
  static HookRow session(String event) {
    return new HookRow(event, false, TOLD, false);
  }

  /// Another time to wait.
  HookRow within(int other) {
    return new HookRow(event, always, other, blocking);
  }

  boolean isWanted(HookSet set) {
    return always || set.sessions();
  }

  boolean blocks(HookSet set) {
    return blocking && set.enforcement();
  }
}
