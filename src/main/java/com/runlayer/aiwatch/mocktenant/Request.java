// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;
import java.util.Optional;

/// A request as it arrived.
///
/// @param time when it had arrived whole
/// @param path without the query
record Request(Instant time, String method, String path, RecordedHeaders headers, Body body) {

  Optional<String> header(String name) {
    return headers.raw(name);
  }

  /// What came with it.
  sealed interface Body {
    record Text(String text) implements Body {}

    /// More than is taken; the rest was not read.
    record TooLarge() implements Body {}
  }

  /// The text of the body, empty when it was too large to be taken.
  String text() {
    return switch (body) {
      case Body.Text(String text) -> text;
      case Body.TooLarge() -> "";
    };
  }
}
