// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/// The newest entries of an endless series, so that a load test cannot fill the memory.
final class BoundedLog<T> {
  private final int maxEntries;
  private final long maxWeight;
  private final ToLongFunction<T> weigher;
  private final Deque<T> entries = new ArrayDeque<>();
  private long weight;
  private long dropped;

  /// @param maxWeight the sum of weights that is kept; the newest entry is kept whatever it weighs
  BoundedLog(int maxEntries, long maxWeight, ToLongFunction<T> weigher) {
    this.maxEntries = maxEntries;
    this.maxWeight = maxWeight;
    this.weigher = weigher;
  }

  /// A log that only counts its entries.
  BoundedLog(int maxEntries) {
    this(maxEntries, maxEntries, _ -> 1);
  }

  synchronized void add(T entry) {
    entries.addLast(entry);
    weight += weigher.applyAsLong(entry);
    while (entries.size() > 1 && (entries.size() > maxEntries || weight > maxWeight)) {
      weight -= weigher.applyAsLong(entries.removeFirst());
      dropped++;
    }
  }

  /// The entries that are kept, the oldest first.
  synchronized List<T> entries() {
    return List.copyOf(entries);
  }

  /// How many older ones were dropped.
  synchronized long dropped() {
    return dropped;
  }
}
