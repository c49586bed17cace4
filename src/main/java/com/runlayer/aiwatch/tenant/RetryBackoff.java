// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next try: what the tenant asked for (`Retry-After`, at most 60 s),
/// else twice as long each time from 0.5 s, spread by up to a quarter so that a fleet does not come
/// back in step.
public final class RetryBackoff implements CustomBackoffStrategy {
  /// The longest wait that a tenant can ask for.
  static final Duration LONGEST = Duration.ofSeconds(60);

  private long nextMillis;

  @Override
  public synchronized void init(long initialDelayInMillis) {
    nextMillis = initialDelayInMillis;
  }

  @Override
  public synchronized long nextDelayInMillis(Throwable exception) {
    long own = nextMillis + ThreadLocalRandom.current().nextLong(nextMillis / 4 + 1);
    nextMillis = Math.min(2 * nextMillis, LONGEST.toMillis());
    return exception instanceof TenantException.Temporary temporary
        ? temporary
            .retryAfter()
            .map(asked -> Math.min(asked.toMillis(), LONGEST.toMillis()))
            .orElse(own)
        : own;
  }
}
