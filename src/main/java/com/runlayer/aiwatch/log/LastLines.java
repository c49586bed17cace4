// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the last of many lines until somebody takes them, and hands on every later one.
public final class LastLines implements Consumer<String> {
  /// A log that somebody filled with long lines must not fill the memory.
  private static final int MAX_CHARACTERS = 8 * 1024 * 1024;

  private final Deque<String> kept = new ArrayDeque<>();
  private final int most;
  private long characters;
  private Optional<Consumer<String>> taker = Optional.empty();

  /// @param most how many are kept
  public LastLines(int most) {
    this.most = most;
  }

  @Override
  public void accept(String line) {
    if (taker.isPresent()) {
      taker.get().accept(line);
      return;
    }
    kept.add(line);
    characters += line.length();
    while (kept.size() > most || characters > MAX_CHARACTERS) {
      characters -= kept.remove().length();
    }
  }

  /// Hands the kept lines on, the oldest first, and from now on every line at once.
  public void release(Consumer<String> to) {
    kept.forEach(to);
    kept.clear();
    taker = Optional.of(to);
  }
}
