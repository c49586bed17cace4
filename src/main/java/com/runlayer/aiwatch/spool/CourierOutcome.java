// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.util.OptionalLong;

/// What became of a courier.
public sealed interface CourierOutcome {
  /// Another one is at work.
  ///
  /// @param holder its process, where that is known
  record Busy(OptionalLong holder) implements CourierOutcome {}

  /// It did what it could.
  record Ran(CourierReport report) implements CourierOutcome {}
}
