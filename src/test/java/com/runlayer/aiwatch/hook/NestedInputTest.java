// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.HookDevice.Condition;
import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Input that opens more than it closes.
@Timeout(120)
class NestedInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void sixteen_mebibytes_of_brackets_are_a_denial(HookClient client) throws IOException {
    byte[] brackets = new byte[Dialects.MAX_PAYLOAD];
    Arrays.fill(brackets, (byte) '[');

    assertDenied(client, brackets);
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_mebibyte_of_nested_commands_is_a_denial(HookClient client) throws IOException {
    String event =
        switch (client) {
          case CLAUDE_CODE, CODEX ->
              """
              "hook_event_name":"PreToolUse","tool_name":"Bash","tool_use_id":"t"\
              """;
          case CURSOR ->
              """
              "hook_event_name":"preToolUse","tool_name":"Shell","cursor_version":"3.5.0","workspace_roots":["/src"]\
              """;
          case HERMES ->
              """
              "hook_event_name":"pre_tool_call","tool_name":"terminal"\
              """;
        };
    String payload =
        "{%s,\"session_id\":\"s\",\"cwd\":\"/\",\"tool_input\":{\"command\":\"%s\"}}"
            .formatted(event, "$(".repeat(512 * 1024));

    assertDenied(client, payload.getBytes(StandardCharsets.UTF_8));
  }

  private void assertDenied(HookClient client, byte[] input) throws IOException {
    try (HookDevice device = HookDevice.make(folder, Condition.ALLOW, true)) {
      HookDevice.Given given = device.answer(client, input);

      assertThat(given.exit()).isZero();
      assertThat(given.out().toLowerCase(Locale.ROOT))
          .contains(client == HookClient.HERMES ? "\"action\":\"block\"" : "\"deny\"");
      assertThat(device.tenant().requests()).isEmpty();
    }
  }
}
