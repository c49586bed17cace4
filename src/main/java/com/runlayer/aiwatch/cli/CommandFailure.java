// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Key;
import com.runlayer.aiwatch.config.Settings;
import java.util.stream.Collectors;

/// Ends a command with a sentence for its caller and an exit code.
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /// @param message what failed, where, what to do
  CommandFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// Nobody set what the command cannot do without.
  ///
  /// @param what is missing, in words: `host`
  /// @param settings whose problems may tell why
  /// @param hint how to do without it, beginning with a semicolon; empty where there is no way
  static CommandFailure missing(String what, Key key, Settings settings, String hint) {
    String refused =
        settings.problems().stream()
            .filter(problem -> problem.key().isEmpty() || problem.key().get() == key)
            .map(problem -> " " + problem.sentence())
            .collect(Collectors.joining());
    return new CommandFailure(
        ExitCode.USAGE,
        what
            + " not configured: set "
            + key.title()
            + " in the managed preferences (com.runlayer.aiwatch)"
            + key.variable().map(variable -> " or " + variable).orElse("")
            + hint
            + "."
            + refused);
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
