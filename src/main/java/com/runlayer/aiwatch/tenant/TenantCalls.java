// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;

/// The retry policy of everything that may be repeated: enrollment, scans, skills, plugins. A bean
/// of its own because the policy is an interceptor around this method.
@ApplicationScoped
class TenantCalls {
  /// One request and the reading of its answer.
  interface Call<T> {
    T run() throws TenantException;
  }

  /// Up to three tries, and no new one once 150 s are over, so that a scan every 15 minutes never
  /// overtakes itself.
  @Retry(
      maxRetries = 2,
      delay = 500,
      jitter = 0,
      maxDuration = 150,
      durationUnit = ChronoUnit.SECONDS,
      retryOn = TenantException.Temporary.class)
  @CustomBackoff(RetryBackoff.class)
  <T> T withRetries(Call<T> call) throws TenantException {
    return call.run();
  }

  /// Up to three tries, and no new one once 30 s are over: others wait behind this one, and who
  /// delivers them has two minutes.
  @Retry(
      maxRetries = 2,
      delay = 500,
      jitter = 0,
      maxDuration = 30,
      durationUnit = ChronoUnit.SECONDS,
      retryOn = TenantException.Temporary.class)
  @CustomBackoff(RetryBackoff.class)
  <T> T withFewRetries(Call<T> call) throws TenantException {
    return call.run();
  }
}
