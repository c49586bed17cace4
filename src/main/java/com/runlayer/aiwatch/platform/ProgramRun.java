// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// What came of asking a program.
public sealed interface ProgramRun {
  /// It ran to its end.
  ///
  /// @param exit its exit status
  /// @param output what it printed, stdout and stderr in the order that they came; at most 64 KiB
  record Ended(int exit, String output) implements ProgramRun {}

  /// It could not be started.
  ///
  /// @param clause why, for a person: `is not there`
  record NotStarted(String clause) implements ProgramRun {}

  /// It took longer than it may, and was ended.
  record TimedOut() implements ProgramRun {}
}
