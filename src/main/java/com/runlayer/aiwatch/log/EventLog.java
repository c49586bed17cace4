// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

/// Takes what is to be remembered of a run. Never fails, never waits for anybody, and takes secrets
/// out of what it is given.
@FunctionalInterface
public interface EventLog {
  /// Remembers one event.
  ///
  /// @param message a sentence; line ends and control characters are escaped
  void log(Level level, String message);

  /// What was to be done and was not.
  default void error(String message) {
    log(Level.ERROR, message);
  }

  /// What is not as it should be.
  default void warn(String message) {
    log(Level.WARN, message);
  }

  /// What an administrator asks about.
  default void info(String message) {
    log(Level.INFO, message);
  }

  /// What matters to whoever looks for a fault.
  default void debug(String message) {
    log(Level.DEBUG, message);
  }

  /// Forgets everything.
  static EventLog none() {
    return (level, message) -> {};
  }
}
