// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import com.runlayer.aiwatch.hook.verdict.Judgement;
import com.runlayer.aiwatch.hook.verdict.Notes;
import org.junit.jupiter.api.Test;

class HookServiceTest {
  @Test
  void a_report_that_fails_does_not_change_the_answer() {
    HookService service =
        new HookService(
            new Dialects(() -> false),
            (_, _) -> Judgement.pass(),
            _ -> {
              throw new IllegalStateException("the disk is gone");
            },
            Notes.NONE);
    Fixture fixture =
        Fixture.all().stream()
            .filter(each -> each.toString().equals("cursor/preToolUse"))
            .findFirst()
            .orElseThrow();

    assertThat(service.answer(fixture.client(), fixture.bytes(), _ -> {}).output()).isEqualTo("{}");
  }
}
