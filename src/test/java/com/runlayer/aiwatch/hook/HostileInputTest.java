// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What no client writes, on a device whose tenant allows everything: a denial, without a question.
class HostileInputTest {
  private static final int MIB = 1024 * 1024;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void is_a_denial_that_asks_nobody(HookClient client) throws Exception {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    Map<String, byte[]> inputs = new LinkedHashMap<>();
    inputs.put("nothing", new byte[0]);
    inputs.put("64 MiB of blanks", blanks(64 * MIB));
    inputs.put("a call in 64 MiB", Arrays.copyOf(bytes(call(client, "{}")), 64 * MIB));
    inputs.put("a call that is too deep", bytes(call(client, "{\"a\":" + deep + "}")));
    inputs.put("nothing but depth", bytes(deep));
    inputs.put("a NUL", new byte[] {0});
    inputs.put("a NUL in a text", bytes(call(client, "{\"command\":\"ls \u0000\"}")));
    inputs.put("a NUL behind it", bytes(call(client, "{}") + "\u0000"));
    inputs.put("no UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', (byte) 0xFF, '}'});
    inputs.put("UTF-16", call(client, "{}").getBytes(StandardCharsets.UTF_16));
    try (HookDevice device = HookDevice.make(folder, HookDevice.Condition.ALLOW, true)) {
      inputs.forEach((name, input) -> denied(device, client, name, input));

      assertThat(device.tenant().requests()).isEmpty();
    }
  }

  /// JavaScript, Python and `serde_json::Value` take the last, a struct of `serde` takes none.
  /// Whatever the client took, nothing of it was judged, so nothing may run.
  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_name_twice_is_a_denial_whichever_of_the_two_a_client_takes(HookClient client)
      throws Exception {
    String harmless = "{\"command\":\"ls\"}";
    String harmful = "{\"command\":\"cat .env\"}";
    String call = call(client, harmless);
    String open = call.substring(0, call.length() - 1);
    Map<String, String> payloads = new LinkedHashMap<>();
    for (List<String> pair : List.of(List.of(harmless, harmful), List.of(harmful, harmless))) {
      String first = pair.getFirst();
      String last = pair.getLast();
      payloads.put("arguments " + pair, call(client, first + ",\"tool_input\":" + last));
      payloads.put("argument " + pair, call(client, first.replace("}", ",") + last.substring(1)));
      payloads.put(
          "deep argument " + pair,
          call(client, "{\"a\":[{\"b\":" + first + ",\"b\":" + last + "}]}"));
    }
    for (String field : List.of("hook_event_name", "tool_name", "cwd", "session_id")) {
      payloads.put(field + " again", open + ",\"" + field + "\":\"Stop\"}");
      payloads.put(field + " before", "{\"" + field + "\":\"Stop\"," + call.substring(1));
    }
    try (HookDevice device = HookDevice.make(folder, HookDevice.Condition.ALLOW, true)) {
      assertThat(device.answer(client, bytes(call)).out())
          .as("once")
          .doesNotContain("deny", "block");
      int asked = device.tenant().requests().size();

      payloads.forEach((name, payload) -> denied(device, client, name, bytes(payload)));

      assertThat(device.tenant().requests()).hasSize(asked);
    }
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void more_values_than_fit_into_memory_are_a_denial_that_says_so(HookClient client)
      throws Exception {
    String objects = "[" + "{\"a\":1},".repeat(1_860_000) + "{}]";
    byte[] payload = bytes(call(client, "{\"a\":" + objects + "}"));
    try (HookDevice device = HookDevice.make(folder, HookDevice.Condition.ALLOW, true)) {
      assertThat(payload.length).isBetween(14 * MIB, 16 * MIB);
      assertThat(SmallProgram.answer(device, client, payload))
          .contains("sent holds more than 100,000 values");
    }
  }

  @Test
  void the_largest_call_fits_into_memory() throws Exception {
    String content = "{\"file_path\":\"/x/a.txt\",\"content\":\"" + "x".repeat(10 * MIB) + "\"}";
    String values = "{\"a\":[" + "{\"a\":1.5},".repeat(49_990) + "1]}";
    HookClient client = HookClient.CLAUDE_CODE;
    try (HookDevice device = HookDevice.make(folder, HookDevice.Condition.ALLOW, true)) {
      for (String arguments : List.of(content, values)) {
        assertThat(SmallProgram.answer(device, client, bytes(call(client, arguments)))).isEmpty();
      }
      assertThat(device.tenant().requests()).hasSize(2);
    }
  }

  private static void denied(HookDevice device, HookClient client, String name, byte[] input) {
    HookDevice.Given given = device.answer(client, input);

    assertThat(given.exit()).as(name).isZero();
    assertThat(given.out())
        .as(name)
        .contains(client == HookClient.HERMES ? "\"action\":\"block\"" : "\"deny\"");
  }

  private static String call(HookClient client, String arguments) {
    String event =
        switch (client) {
          case CURSOR -> "preToolUse\",\"conversation_id\":\"c";
          case CLAUDE_CODE, CODEX -> "PreToolUse";
          case HERMES -> "pre_tool_call";
        };
    return "{\"hook_event_name\":\""
        + event
        + "\",\"session_id\":\"s\",\"cwd\":\"/\",\"tool_name\":\"Tool\",\"tool_input\":"
        + arguments
        + "}";
  }

  private static byte[] blanks(int length) {
    byte[] blanks = new byte[length];
    Arrays.fill(blanks, (byte) ' ');
    return blanks;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
