// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final List<Integer> read = new ArrayList<>();
  private final Pending<Integer> pending = new Pending<>(Integer::compare, read::add);

  @Test
  void what_waits_is_read_once_and_in_order() {
    List.of(3, 1, 2, 1).forEach(pending::add);
    assertThat(read).isEmpty();

    pending.readAll();
    pending.readAll();

    assertThat(read).containsExactly(1, 2, 3);
  }

  @Test
  void what_is_too_much_to_hold_is_read_at_once() {
    IntStream.range(0, 100_000).forEach(pending::add);
    assertThat(read).hasSizeGreaterThan(90_000);

    pending.readAll();

    assertThat(read).containsExactlyElementsOf(IntStream.range(0, 100_000).boxed().toList());
  }
}
