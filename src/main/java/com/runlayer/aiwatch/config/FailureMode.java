// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

/// What an enforcing hook does when the tenant cannot be reached.
public enum FailureMode {
  CLOSED,
  OPEN;

  static FailureMode parse(String text) throws InvalidValueException {
    return switch (text) {
      case "closed" -> CLOSED;
      case "open" -> OPEN;
      default -> throw new InvalidValueException("it must be closed or open");
    };
  }
}
