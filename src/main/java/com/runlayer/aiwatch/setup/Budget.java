// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How long a run may take, because what lies in a home can be slow on purpose.
final class Budget {
  private static final Duration CLIENT = Duration.ofMinutes(1);
  private static final Duration ALL = Duration.ofMinutes(2);

  private final LongSupplier ticker;
  private final long began;
  private final Map<HookClient, Long> spent = new EnumMap<>(HookClient.class);

  /// @param ticker nanoseconds, as `System.nanoTime`
  Budget(LongSupplier ticker) {
    this.ticker = ticker;
    this.began = ticker.getAsLong();
  }

  /// Why nothing more is begun for a client; empty while there is time.
  Optional<String> exhausted(HookClient client) {
    if (ticker.getAsLong() - began > ALL.toNanos()) {
      return Optional.of("not done: two minutes are over; run it again");
    }
    return spent.getOrDefault(client, 0L) > CLIENT.toNanos()
        ? Optional.of("not done: this client took a minute already; run it again")
        : Optional.empty();
  }

  /// What a client cost.
  void spent(HookClient client, long since) {
    spent.merge(client, ticker.getAsLong() - since, Long::sum);
  }

  long now() {
    return ticker.getAsLong();
  }
}
