// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTest {
  private final RetryBackoff backoff = new RetryBackoff();

  @BeforeEach
  void init() {
    backoff.init(500);
  }

  @Test
  void the_wait_doubles_and_is_spread_by_at_most_a_quarter() {
    TenantException failure = new TenantException.Temporary("x", Optional.empty());

    assertThat(backoff.nextDelayInMillis(failure)).isBetween(500L, 625L);
    assertThat(backoff.nextDelayInMillis(failure)).isBetween(1000L, 1250L);
    assertThat(backoff.nextDelayInMillis(failure)).isBetween(2000L, 2500L);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7000", "60, 60000", "3600, 60000"})
  void what_the_tenant_asks_for_is_honoured_up_to_a_minute(long seconds, long millis) {
    TenantException failure =
        new TenantException.Temporary("x", Optional.of(Duration.ofSeconds(seconds)));

    assertThat(backoff.nextDelayInMillis(failure)).isEqualTo(millis);
  }
}
