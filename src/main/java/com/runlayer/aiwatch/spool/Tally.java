// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.util.Optional;

/// What a courier has done so far.
final class Tally {
  private int delivered;
  private int dropped;
  private int setAside;
  private Optional<String> refused = Optional.empty();

  void delivered() {
    delivered++;
  }

  void dropped(int count) {
    dropped += count;
  }

  /// @param sentence why
  void setAside(String sentence) {
    setAside++;
    refused = Optional.of(sentence);
  }

  /// Why an event was set aside last.
  Optional<String> lastRefused() {
    return refused;
  }

  int deliveredSoFar() {
    return delivered;
  }

  int droppedSoFar() {
    return dropped;
  }

  int setAsideSoFar() {
    return setAside;
  }

  boolean isEmpty() {
    return delivered + dropped + setAside == 0;
  }
}
