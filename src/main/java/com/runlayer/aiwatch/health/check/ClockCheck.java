// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.tenant.ProbeAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Whether the clock of this device agrees with the tenant's.
final class ClockCheck implements Check {
  /// Less is the way and the load of the device; certificates of authorities in the network begin
  /// some minutes early.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Way way;
  private final Clock clock;

  ClockCheck(Way way, Clock clock) {
    this.way = way;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<String> needs() {
    return List.of(TlsCheck.NAME);
  }

  @Override
  public Finding run() {
    if (!(way.health() instanceof ProbeAnswer.Received received) || received.date().isEmpty()) {
      return Finding.notApplicable("the tenant did not tell its time");
    }
    Duration ahead = Duration.between(received.date().get(), clock.instant());
    return ahead.abs().compareTo(TOLERANCE) <= 0
        ? Finding.ok("the clock agrees with the tenant's")
        : Finding.problem(
            "the clock of this device is "
                + Ages.of(ahead.abs())
                + (ahead.isNegative() ? " behind" : " ahead of")
                + " the tenant's",
            "let the system set its time from the network");
  }
}
