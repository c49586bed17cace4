// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PosixRandomIdsTest {
  @Test
  void each_is_another_and_says_that_it_is_random() {
    assertThat(Stream.generate(new PosixRandomIds()).limit(1_000))
        .doesNotHaveDuplicates()
        .allSatisfy(
            id -> {
              assertThat(id.version()).isEqualTo(4);
              assertThat(id.variant()).isEqualTo(2);
              assertThat(UUID.fromString(id.toString())).isEqualTo(id);
            });
  }
}
