// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final Budget budget = new Budget(now::get);

  @Test
  void a_client_that_takes_more_than_a_minute_is_left_and_the_others_are_done() {
    spend(HookClient.HERMES, 61);

    assertThat(budget.exhausted(HookClient.HERMES)).hasValueSatisfying(this::saysWhatToDo);
    assertThat(budget.exhausted(HookClient.CURSOR)).isEmpty();
  }

  @Test
  void after_two_minutes_nothing_is_begun() {
    spend(HookClient.HERMES, 59);
    spend(HookClient.CODEX, 59);
    assertThat(budget.exhausted(HookClient.CURSOR)).isEmpty();

    spend(HookClient.CLAUDE_CODE, 3);

    assertThat(budget.exhausted(HookClient.CURSOR)).hasValueSatisfying(this::saysWhatToDo);
  }

  private void spend(HookClient client, int seconds) {
    long began = budget.now();
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    budget.spent(client, began);
  }

  private void saysWhatToDo(String sentence) {
    assertThat(sentence).startsWith("not done: ").endsWith("run it again");
  }
}
