// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.time.Duration;
import java.util.List;

/// This program once more, for work that nobody waits for.
public interface Background {
  /// Starts the program with its own arguments and leaves it alone: with an empty environment, in
  /// the folder `/`, with all streams on `/dev/null` and no other descriptor of this process. That
  /// it cannot be started is no failure of the caller.
  ///
  /// @param arguments the command and its options
  void start(List<String> arguments);

  /// Puts this process into a session of its own, so that neither a terminal that closes nor a
  /// client that ends its group ends it too. Nobody watches it then, so it ends after a while,
  /// whatever it is doing.
  ///
  /// @param longest how long it lives from now on
  void leaveSession(Duration longest);

  /// Starts nothing and stays where it is.
  static Background none() {
    return new Background() {
      @Override
      public void start(List<String> arguments) {
        // nobody waits for it
      }

      @Override
      public void leaveSession(Duration longest) {
        // as the name says
      }
    };
  }
}
