// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

/// What the process gives back to the client that started it.
///
/// @param output standard output: one JSON object in the client's form, ASCII only, or nothing
/// @param error standard error; empty but where the client's form uses it
/// @param exit the exit code
/// @param enforced whether a client that took the answer does what was decided; false where it has
///     no form for it, as Hermes has none for the output of a tool
public record Answer(String output, String error, int exit, boolean enforced) {
  /// An answer on standard output alone that has its effect.
  public static Answer of(String output) {
    return new Answer(output, "", 0, true);
  }

  /// The same answer, known to have no effect on what was decided.
  public Answer withoutEffect() {
    return new Answer(output, error, exit, false);
  }
}
