// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

/// What is remembered of the last scan.
public sealed interface Previous {
  /// Nothing: this is the first one.
  record None() implements Previous {}

  /// There was one, and what it found is not known.
  ///
  /// @param reason a clause
  record Unknown(String reason) implements Previous {}

  /// What it found.
  record Known(Snapshot snapshot) implements Previous {}
}
