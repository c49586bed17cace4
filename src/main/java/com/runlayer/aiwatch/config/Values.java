// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Optional;

/// Typed views of values that were checked when they were read.
final class Values {
  private Values() {}

  /// The text of a string value.
  static Optional<String> text(Optional<Value> value) {
    return value.flatMap(
        v -> v instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty());
  }

  /// Parses again what [ValueChecks] has parsed once to see whether it counts.
  static <T> T checked(String text, Parser<T> parser) {
    try {
      return parser.parse(text);
    } catch (InvalidValueException e) {
      throw new IllegalStateException("a value that was checked does not parse", e);
    }
  }

  /// Reads one form.
  interface Parser<T> {
    T parse(String text) throws InvalidValueException;
  }
}
