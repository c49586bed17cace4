// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Stage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is still read of bytes that are no payload, and where the limits lie.
class UnreadablePayloadsTest {
  private static final String CALL =
      "{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":";

  private final Dialects dialects = new Dialects(() -> false);

  private HookEvent read(String payload) {
    return read(HookClient.CLAUDE_CODE, payload.getBytes(StandardCharsets.UTF_8));
  }

  private HookEvent read(HookClient client, byte[] payload) {
    return dialects.read(client, payload);
  }

  private static HookEvent.Unreadable unreadable(HookEvent event) {
    return (HookEvent.Unreadable) event;
  }

  private static Optional<String> command(HookEvent event) {
    return event instanceof HookEvent.LocalToolBefore before
        ? Optional.of(before.call().input().path("command").asText())
        : Optional.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"PreToolUse\"",
        "[]",
        "[{\"hook_event_name\":\"Stop\"}]",
        "{",
        "{}",
        "{}{}",
        "\u0000",
        "{\"hook_event_name\":}",
        "{\"hook_event_name\":null}",
        "{\"hook_event_name\":\"\"}",
        "{\"hook_event_name\":[\"Stop\"]}",
        "{\"hook_event_name\":\"Stop \"}",
        "{\"hook_event_name\":\"\\u0000Stop\"}",
        "{\"hook_event_name\":\"St\\u00f6p\"}",
        "{\"hook_event_name\":\"Stop",
        "{\"hook_event_name\":\"Stop\",\"hook_event_name\":\"PreToolUse\"}",
        "{\"hook_event_name\":\"PreToolUse\",\"hook_event_name\":\"Stop\"}",
        "{\"x\":{\"hook_event_name\":\"Stop\"},",
        "{'hook_event_name':'Stop'}",
        "{hook_event_name:\"Stop\"}",
        "// Stop\n{\"hook_event_name\":\"Stop\"}"
      })
  void what_does_not_name_its_event_counts_as_before_a_call(String payload) {
    for (HookClient client : HookClient.values()) {
      HookEvent.Unreadable event =
          unreadable(read(client, payload.getBytes(StandardCharsets.UTF_8)));

      assertThat(event.stage()).as("%s", client).isEqualTo(Stage.BEFORE);
      assertThat(event.occasion().client()).isEqualTo(client);
      assertThat(event.problem()).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "CLAUDE_CODE Stop REPORT",
        "CLAUDE_CODE PostToolUse AFTER",
        "CLAUDE_CODE PermissionRequest BEFORE",
        "CLAUDE_CODE Unheard BEFORE",
        "CODEX SessionStart REPORT",
        "CODEX PostToolUse AFTER",
        "CURSOR beforeSubmitPrompt REPORT",
        "CURSOR beforeReadFile BEFORE",
        "CURSOR postToolUse AFTER",
        "HERMES post_tool_call REPORT",
        "HERMES pre_tool_call BEFORE"
      })
  void a_broken_payload_is_what_its_beginning_names(HookClient client, String name, Stage stage) {
    String beginning =
        "{\"a\":{\"hook_event_name\":\"x\"},\"hook_event_name\":\"" + name + "\",\"b\":";
    String[] rests = {
      "",
      "{",
      "tru",
      "1}}",
      "\"\u0001\"}",
      "[".repeat(501) + "]".repeat(501) + "}",
      "1".repeat(101) + "}",
      "\"" + "x".repeat(Dialects.MAX_PAYLOAD) + "\"}"
    };
    for (String rest : rests) {
      HookEvent.Unreadable event =
          unreadable(read(client, (beginning + rest).getBytes(StandardCharsets.UTF_8)));

      assertThat(event.stage()).as("%.60s", rest).isEqualTo(stage);
      assertThat(event.occasion().name()).isEqualTo(name);
      assertThat(event.occasion().payload().isEmpty()).isTrue();
    }
  }

  @Test
  void a_name_after_what_is_too_deep_is_still_found() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    String number = "7".repeat(10_000);

    assertThat(unreadable(read("{\"a\":" + deep + ",\"hook_event_name\":\"Stop\"}")).stage())
        .isEqualTo(Stage.REPORT);
    assertThat(unreadable(read("{\"a\":" + number + ",\"hook_event_name\":\"Stop\"}")).stage())
        .isEqualTo(Stage.REPORT);
  }

  @Test
  void a_name_that_is_longer_than_any_is_none() {
    assertThat(read("{\"hook_event_name\":\"" + "x".repeat(100) + "\"}"))
        .isInstanceOf(HookEvent.Observational.class);
    assertThat(unreadable(read("{\"hook_event_name\":\"" + "x".repeat(101) + "\"}")).stage())
        .isEqualTo(Stage.BEFORE);
  }

  @Test
  void a_name_beyond_the_beginning_is_not_looked_for() {
    String long_ = "x".repeat(PayloadHead.LENGTH);

    assertThat(unreadable(read("{\"a\":\"" + long_ + "\",\"hook_event_name\":\"Stop\",}")).stage())
        .isEqualTo(Stage.BEFORE);
  }

  @Test
  void a_second_name_far_behind_the_first_makes_both_worthless() {
    String far = "\"a\":\"" + "x".repeat(PayloadHead.LENGTH) + "\",";

    assertThat(
            unreadable(
                    read(
                        "{\"hook_event_name\":\"Stop\","
                            + far
                            + "\"hook_event_name\":\"PreToolUse\"}"))
                .stage())
        .isEqualTo(Stage.BEFORE);
  }

  @Test
  void two_names_in_the_beginning_of_a_broken_payload_make_both_worthless() {
    String deep = "[".repeat(501) + "]".repeat(501);

    assertThat(
            unreadable(
                    read(
                        "{\"a\":"
                            + deep
                            + ",\"hook_event_name\":\"Stop\",\"hook_event_name\":\"Stop\"}"))
                .stage())
        .isEqualTo(Stage.BEFORE);
  }

  static Stream<Arguments> limits() {
    int overhead = CALL.length() + "{\"command\":\"\"}}".length();
    return Stream.of(
        Arguments.of("depth 500", nested(498), nested(499)),
        Arguments.of(
            "100 digits", "{\"n\":" + "7".repeat(100) + "}", "{\"n\":" + "7".repeat(101) + "}"),
        Arguments.of(
            "100 digits of a fraction",
            "{\"n\":0." + "7".repeat(98) + "}",
            "{\"n\":0." + "7".repeat(101) + "}"),
        Arguments.of("100,000 values", many(99_996), many(99_997)),
        Arguments.of(
            "16 MiB",
            "{\"command\":\"" + "x".repeat(Dialects.MAX_PAYLOAD - overhead) + "\"}",
            "{\"command\":\"" + "x".repeat(Dialects.MAX_PAYLOAD - overhead + 1) + "\"}"));
  }

  /// So many numbers in a list, which is one value more, as are the arguments, the tool and the
  /// event.
  private static String many(int values) {
    return "{\"a\":[" + "1,".repeat(values - 1) + "1]}";
  }

  @Test
  void too_many_values_are_a_problem_of_their_own() {
    assertThat(unreadable(read(CALL + many(200_000) + "}")).problem())
        .isEqualTo("holds more than 100,000 values");
  }

  /// Levels below the payload and the arguments.
  private static String nested(int levels) {
    return "{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void up_to_the_limit_everything_is_read(String name, String within, String beyond) {
    assertThat(read(CALL + within + "}")).isInstanceOf(HookEvent.LocalToolBefore.class);
    assertThat(unreadable(read(CALL + beyond + "}")).stage()).isEqualTo(Stage.BEFORE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tool_input\":{},\"tool_input\":{\"command\":\"cat .env\"}",
        "{\"tool_input\":{\"command\":\"ls\",\"command\":\"cat .env\"}",
        "{\"tool_input\":{\"a\":[{\"b\":1,\"b\":2}]}",
        "{\"tool_input\":{},\"mcp_server\":{\"name\":\"a\",\"name\":\"b\"}",
        "{\"tool_input\":{},\"cwd\":\"/a\",\"cwd\":\"/b\"",
        "{\"tool_input\":{},\"x\":1,\"x\":1"
      })
  void a_name_that_comes_twice_where_it_counts_is_unreadable(String beginning) {
    assertThat(
            unreadable(
                    read(beginning + ",\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\"}"))
                .problem())
        .isEqualTo("holds a name twice where it counts");
  }

  @Test
  void a_name_that_comes_twice_in_what_is_only_reported_is_no_matter() {
    assertThat(
            read(
                "{\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"a\":1},"
                    + "\"tool_response\":{\"a\":1,\"a\":2},\"e\":[{\"b\":{},\"b\":{}}]}"))
        .isInstanceOfSatisfying(
            HookEvent.ToolAfter.class,
            after -> assertThat(after.output().path("a").intValue()).isEqualTo(2));
  }

  @Test
  void a_byte_order_mark_and_white_space_around_are_no_matter() {
    assertThat(command(read("\uFEFF \n" + CALL + "{\"command\":\"ls\"}}\r\n\t "))).contains("ls");
  }

  @Test
  void bytes_that_are_no_text_are_replaced() {
    byte[] payload = (CALL + "{\"command\":\"cat @@.env\"}}").getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(payload, StandardCharsets.ISO_8859_1).indexOf('@');
    payload[at] = (byte) 0xC0; // an overlong full stop
    payload[at + 1] = (byte) 0xAE;

    assertThat(command(read(HookClient.CLAUDE_CODE, payload))).contains("cat \uFFFD\uFFFD.env");
  }

  @Test
  void a_payload_in_utf_16_is_unreadable() {
    byte[] payload = (CALL + "{}}").getBytes(StandardCharsets.UTF_16);

    assertThat(unreadable(read(HookClient.CLAUDE_CODE, payload)).stage()).isEqualTo(Stage.BEFORE);
  }

  @Test
  void numbers_stay_as_they_were_written() {
    HookEvent event =
        read(CALL + "{\"a\":0.0003,\"b\":1.0,\"c\":1e400,\"d\":12345678901234567890,\"e\":-0}}");

    assertThat(Json.text(((HookEvent.LocalToolBefore) event).call().input()))
        .isEqualTo("{\"a\":0.0003,\"b\":1.0,\"c\":1E+400,\"d\":12345678901234567890,\"e\":0}");
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void sixteen_mebibytes_of_anything_are_read_to_an_event(HookClient client) {
    for (char c : new char[] {'[', '{', '"', '\\', '1', 0, '\uFFFD'}) {
      byte[] payload = new byte[Dialects.MAX_PAYLOAD];
      Arrays.fill(payload, (byte) c);

      assertThat(unreadable(read(client, payload)).stage()).isEqualTo(Stage.BEFORE);
    }
  }

  @Test
  void a_problem_holds_nothing_of_the_payload() {
    for (String rest :
        new String[] {"secret-1234", "\"secret-1234", "{\"secret-1234\":1,\"secret-1234\":1}"}) {
      assertThat(unreadable(read(CALL + rest)).problem()).doesNotContain("secret");
    }
  }
}
