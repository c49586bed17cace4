// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.platform.StateException;
import java.util.Objects;

/// A part of the status, each of which is told although others cannot be.
///
/// @param <T> what is known
public sealed interface Part<T> {
  /// It is known.
  record Known<T>(T value) implements Part<T> {}

  /// It is not.
  ///
  /// @param sentence why, and what to do
  record Unknown<T>(String sentence) implements Part<T> {}

  /// Reads a part.
  interface Reading<T> {
    /// Reads it.
    ///
    /// @throws StateException if the state folder cannot be used
    T read() throws StateException;
  }

  /// What comes of reading.
  static <T> Part<T> of(Reading<T> reading) {
    try {
      return new Known<>(reading.read());
    } catch (StateException e) {
      return new Unknown<>(Objects.requireNonNullElse(e.getMessage(), "the state cannot be read"));
    }
  }
}
