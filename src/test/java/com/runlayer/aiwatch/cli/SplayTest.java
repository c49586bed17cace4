// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SplayTest {
  @Test
  void a_device_always_waits_alike() {
    assertThat(Splay.of("0b5bd7a5-9d7c-5b0f-8a59-000000000001"))
        .isEqualTo(Splay.of("0b5bd7a5-9d7c-5b0f-8a59-000000000001"))
        .isNotEqualTo(Splay.of("0b5bd7a5-9d7c-5b0f-8a59-000000000002"));
  }

  @Test
  void the_devices_of_an_organisation_spread_over_a_minute() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int[] perTenSeconds = new int[7];

    for (int i = 0; i < 6_000; i++) {
      Duration wait = Splay.of(new UUID(random.nextLong(), random.nextLong()).toString());
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(60));
      perTenSeconds[(int) wait.toSeconds() / 10]++;
    }

    // 1,000 each; six times the standard deviation is 173
    for (int i = 0; i < 6; i++) {
      assertThat(perTenSeconds[i]).as("%d0 s, seed %d", i, seed).isBetween(800, 1_200);
    }
  }
}
