// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Holds what a walk finds until it is over, so that the order in which a folder is listed does not
/// matter. What becomes too much to hold is read at once.
final class Pending<T> {
  /// Many more than a home has; a folder that was filled on purpose can have a million.
  private static final int MAX = 8_000;

  private final NavigableSet<T> waiting;
  private final Consumer<T> reader;

  /// @param order what is equal by it is read once
  Pending(Comparator<T> order, Consumer<T> reader) {
    this.waiting = new TreeSet<>(order);
    this.reader = reader;
  }

  void add(T each) {
    waiting.add(each);
    if (waiting.size() == MAX) {
      readAll();
    }
  }

  void readAll() {
    waiting.forEach(reader);
    waiting.clear();
  }
}
