// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import com.runlayer.aiwatch.config.LogLevel;
import java.util.Locale;
import java.util.Optional;

/// How much a line matters, the most first.
public enum Level {
  /// Something that was to be done was not.
  ERROR,
  /// Something is not as it should be.
  WARN,
  /// What an administrator asks about.
  INFO,
  /// What only matters to whoever looks for a fault.
  DEBUG;

  /// Whether a line of this level is wanted where `least` is the least that matters.
  public boolean reaches(Level least) {
    return compareTo(least) <= 0;
  }

  /// The level with this name, in any case.
  public static Optional<Level> named(String name) {
    for (Level level : values()) {
      if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /// The least level that is logged with a value of `LOG_LEVEL`: [#INFO] where it names none.
  ///
  /// @return empty where nothing is logged
  public static Optional<Level> least(String variable) {
    return switch (LogLevel.parse(variable).orElse("INFO")) {
      case "OFF" -> Optional.empty();
      case "FATAL", "ERROR" -> Optional.of(ERROR);
      case "WARN", "WARNING" -> Optional.of(WARN);
      case "DEBUG", "TRACE", "ALL" -> Optional.of(DEBUG);
      default -> Optional.of(INFO);
    };
  }
}
