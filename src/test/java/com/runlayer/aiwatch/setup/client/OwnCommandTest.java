// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCommandTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/local/lib/runlayer/aiwatch/aiwatch hook --client cursor",
        "/usr/local/bin/aiwatch hook --client claude",
        "aiwatch hook",
        "\"/opt/old place/aiwatch\" hook --client codex",
        "/opt/aiwatch -Daiwatch.root=/tmp/x hook --client cursor",
        "/usr/local/lib/runlayer/aiwatch-hook --client cursor",
        "aiwatch-enforce",
        "/bin/bash \"$HOME/.runlayer/runlayer-hook.sh\" pre",
        "~/.cursor/hooks/runlayer-hook.sh",
        "runlayer hooks run --client cursor",
        "RUNLAYER_HOST=https://tenant.example /usr/local/bin/aiwatch-hook",
        "env A=b /usr/local/bin/aiwatch hook --client cursor",
        "sh -c 'exec /usr/local/bin/aiwatch hook --client cursor'",
        "[ -x /usr/local/bin/aiwatch ] && /usr/local/bin/aiwatch hook --client cursor || true",
        "/usr/local/bin/aiwatch hook --client cursor 2>/dev/null",
        "/usr/local/bin/aiwatch hook --client cursor 2>&1",
      })
  void a_line_that_starts_this_program_is_ours(String line) {
    assertThat(OwnCommand.isOurs(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "npx prettier --write",
        "echo aiwatch hook --client cursor",
        "grep -r 'aiwatch hook' .",
        "python3 lint.py --ignore aiwatch-hook",
        "/usr/local/bin/aiwatch scan",
        "aiwatch-hooks-of-somebody-else",
        "myaiwatch hook",
        "./team/aiwatch.sh hook",
        "runlayer login",
        "notify-send done; /usr/local/bin/aiwatch hook --client cursor",
        "/usr/local/bin/aiwatch hook --client cursor | tee /tmp/log",
        "sh -c \"team-check && aiwatch hook\"",
        "'unclosed aiwatch hook",
        "bash",
        "env",
        "sh -c",
      })
  void a_line_that_only_names_it_or_starts_something_else_is_not(String line) {
    assertThat(OwnCommand.isOurs(line)).isFalse();
  }

  @Test
  void the_form_without_a_shell_is_recognised() throws IOException {
    assertThat(isIn("{\"command\":\"/opt/aiwatch\",\"args\":[\"hook\",\"--client\",\"x\"]}"))
        .isTrue();
    assertThat(isIn("{\"command\":\"/opt/aiwatch\",\"args\":[\"scan\"]}")).isFalse();
    assertThat(isIn("{\"command\":\"/bin/sh\",\"args\":[\"-c\",\"aiwatch hook\"]}")).isTrue();
    assertThat(isIn("{\"command\":[\"aiwatch\",\"hook\"]}")).isFalse();
    assertThat(isIn("{\"type\":\"prompt\",\"prompt\":\"aiwatch hook\"}")).isFalse();
    assertThat(isIn("[]")).isFalse();
  }

  @Test
  void a_line_of_any_length_and_nesting_is_answered() {
    assertThat(OwnCommand.isOurs("sh -c ".repeat(5_000) + "aiwatch hook")).isFalse();
    assertThat(OwnCommand.isOurs(";".repeat(60_000))).isFalse();
    assertThat(OwnCommand.isOurs("'\\\"".repeat(20_000))).isFalse();
  }

  private static boolean isIn(String json) throws IOException {
    return OwnCommand.isIn(new ObjectMapper().readTree(json));
  }
}
