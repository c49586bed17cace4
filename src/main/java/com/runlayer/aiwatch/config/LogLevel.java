// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The log level that the environment variable `LOG_LEVEL` names. It is the one variable that
/// counts on a managed device.
public final class LogLevel {
  /// Its name.
  public static final String VARIABLE = "LOG_LEVEL";

  /// What JBoss LogManager, the container's, understands.
  private static final Set<String> LEVELS =
      Set.of("OFF", "FATAL", "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "ALL");

  private LogLevel() {}

  /// A level in any case, with white space around it; empty for anything else, which the container
  /// would refuse to start with.
  public static Optional<String> parse(String text) {
    return Optional.of(text.strip().toUpperCase(Locale.ROOT)).filter(LEVELS::contains);
  }
}
