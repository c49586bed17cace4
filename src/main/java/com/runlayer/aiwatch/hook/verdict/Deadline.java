// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When an answer has to be there.
///
/// @param nanoTime a clock that only counts, as `System.nanoTime()`
/// @param end on that clock
public record Deadline(LongSupplier nanoTime, long end) {
  /// A deadline this long after a moment.
  public static Deadline after(Duration time, LongSupplier nanoTime, long start) {
    return new Deadline(nanoTime, start + time.toNanos());
  }

  /// How long is left; zero where it has passed.
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
  }

  /// The same, but not more than `limit`.
  public Duration left(Duration limit) {
    Duration left = left();
    return left.compareTo(limit) < 0 ? left : limit;
  }
}
