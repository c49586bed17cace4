// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Dialects dialects = new Dialects(() -> false);

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private HookEvent event(HookClient client, String name, String more) {
    return dialects.read(
        client,
        "{\"conversation_id\":\"c\",\"hook_event_name\":\"%s\",\"tool_name\":\"Bash\",\"tool_input\":{}%s}"
            .formatted(name, more)
            .getBytes(StandardCharsets.UTF_8));
  }

  private HookEvent preTool(HookClient client) {
    return event(client, client == HookClient.HERMES ? "pre_tool_call" : "PreToolUse", "");
  }

  private String claudeReason(String reason) {
    Answer answer = dialects.write(preTool(HookClient.CLAUDE_CODE), new Decision.Deny(reason));
    return json(answer.output())
        .path("hookSpecificOutput")
        .path("permissionDecisionReason")
        .textValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\\nb\\tc|a\\nb\\tc",
        "\\u001b[2Jx|\\u001b[2Jx",
        "a\\u202eb|a\\u202eb",
        "a\\u2028b\\u2029c|a\\u2028b\\u2029c",
        "a\\u200bb|a\\u200bb",
        "\\udb40\\udc41|\\udb40\\udc41",
        "x\\ud800y|x\\ud800y",
        "\\u0000|\\u0000"
      })
  void characters_that_deceive_a_reader_are_shown_as_escapes(String escaped, String shown) {
    String reason = json('"' + escaped + '"').textValue();

    assertThat(reason).isNotEqualTo(shown);
    assertThat(claudeReason(reason)).isEqualTo(shown);
  }

  @Test
  void other_languages_stay_readable() {
    String reason = "\u00c4nderung nicht erlaubt: \u4e0d\u884c \ud83d\ude42";

    assertThat(claudeReason(reason)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u2003"})
  void a_reason_is_never_empty(String reason) {
    assertThat(claudeReason(reason)).isNotBlank();
  }

  @Test
  void a_reason_is_cut_at_500_characters() {
    assertThat(claudeReason("x".repeat(500))).isEqualTo("x".repeat(500));
    assertThat(claudeReason("x".repeat(501))).isEqualTo("x".repeat(497) + "...");
    assertThat(claudeReason("x".repeat(496) + "\ud83d\ude42" + "xxx"))
        .isEqualTo("x".repeat(496) + "...");
    assertThat(claudeReason("\u202e".repeat(1_000_000))).isEqualTo("\\u202e".repeat(82) + "...");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CODEX", "HERMES"},
      value = HookClient.class)
  void a_client_that_cannot_rewrite_tells_the_model_the_arguments(HookClient client) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("command", "ls \u202e\ud800");
    Answer answer = dialects.write(preTool(client), new Decision.Rewrite(arguments));

    assertThat(AnswerTaker.take(client, known(client), true, answer))
        .isEqualTo(AnswerTaker.Effect.DENIED);
    assertThat(answer.enforced()).isTrue();
    assertThat(json(answer.output()).findValues(reasonField(client)).getFirst().textValue())
        .endsWith("{\"command\":\"ls \\u202e\\ufffd\"}");
  }

  private static String known(HookClient client) {
    return client == HookClient.HERMES ? "pre_tool_call" : "PreToolUse";
  }

  private static String reasonField(HookClient client) {
    return client == HookClient.HERMES ? "message" : "permissionDecisionReason";
  }

  @Test
  void arguments_in_a_reason_are_cut() {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("a", "x".repeat(1 << 20));
    Answer answer = dialects.write(preTool(HookClient.CODEX), new Decision.Rewrite(arguments));

    assertThat(answer.output()).hasSizeBetween(Reason.MAX_ARGUMENTS, Reason.MAX_ARGUMENTS + 400);
    assertThat(answer.output()).contains("too long to be shown whole");
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void arguments_that_are_no_object_deny(HookClient client) {
    for (String arguments : new String[] {"null", "[]", "\"x\"", "7"}) {
      Answer answer = dialects.write(preTool(client), new Decision.Rewrite(json(arguments)));

      assertThat(AnswerTaker.take(client, eventName(client), true, answer))
          .isEqualTo(AnswerTaker.Effect.DENIED);
    }
  }

  private static String eventName(HookClient client) {
    return client == HookClient.CURSOR ? "preToolUse" : known(client);
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void arguments_that_json_cannot_hold_deny(HookClient client) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("a", Double.POSITIVE_INFINITY);

    assertThat(dialects.write(preTool(client), new Decision.Rewrite(arguments)))
        .isEqualTo(Dialects.constantDenial(client, known(client)));
  }

  @Test
  void arguments_of_any_depth_are_written_or_deny() {
    for (int depth : new int[] {1_000, 1_000_000}) {
      JsonNode deep = JsonNodeFactory.instance.textNode("deep");
      for (int i = 0; i < depth; i++) {
        deep = JsonNodeFactory.instance.arrayNode().add(deep);
      }
      ObjectNode arguments = JsonNodeFactory.instance.objectNode().set("a", deep);
      Answer answer =
          dialects.write(preTool(HookClient.CLAUDE_CODE), new Decision.Rewrite(arguments));

      assertThat(answer.output().contains("updatedInput")).isEqualTo(depth == 1_000);
      assertThat(answer.output().contains("\"deny\"")).isEqualTo(depth > 1_000);
    }
  }

  @Test
  void arguments_arrive_as_the_tenant_sent_them() {
    String arguments =
        "{\"a\":[1,-2.5,1e3,true,false,null,{}],\"\u00e9\":\"\\u0000\\u007f\\u2028\\\"\\\\/\",\"b\":{\"c\":[]}}";
    Answer answer =
        dialects.write(preTool(HookClient.CLAUDE_CODE), new Decision.Rewrite(json(arguments)));

    assertThat(answer.output()).matches("[ -~]*");
    assertThat(json(answer.output()).path("hookSpecificOutput").path("updatedInput"))
        .isEqualTo(json(arguments));
  }

  @Test
  void half_a_surrogate_pair_does_not_reach_a_client() {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("\ud800a", "b\udc00\ud800");
    Answer answer = dialects.write(preTool(HookClient.CURSOR), new Decision.Rewrite(arguments));

    assertThat(answer.output()).isEqualTo("{\"updated_input\":{\"\\ufffda\":\"b\\ufffd\\ufffd\"}}");
  }

  @Test
  void a_tree_that_is_not_from_json_is_refused() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putPOJO("a", Optional.of("b"));

    assertThatThrownBy(() -> Json.text(tree)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_blocked_output_of_claude_code_keeps_its_shape_and_none_of_its_texts() {
    HookEvent event =
        event(
            HookClient.CLAUDE_CODE,
            "PostToolUse",
            ",\"tool_response\":{\"type\":\"text\",\"a\":[\"s1\",{\"type\":\"s2\",\"n\":1}],\"b\":null,"
                + "\"status\":{\"text\":\"text\"},\"e\":\"\"}");
    Answer answer = dialects.write(event, new Decision.BlockOutput("No."));

    assertThat(answer.enforced()).isTrue();
    assertThat(json(answer.output()).path("hookSpecificOutput").path("updatedToolOutput"))
        .isEqualTo(
            json(
                "{\"type\":\"text\",\"a\":[\"No.\",{\"type\":\"No.\",\"n\":1}],\"b\":null,"
                    + "\"status\":{\"text\":\"No.\"},\"e\":\"No.\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|false",
        ",\"tool_response\":null|false",
        ",\"tool_response\":7|false",
        ",\"tool_response\":{\"type\":\"text\"}|false",
        ",\"tool_response\":\"x\"|true",
        ",\"tool_response\":[\"x\"]|true"
      })
  void an_output_of_claude_code_without_texts_is_not_replaced(
      @org.jspecify.annotations.Nullable String response, boolean replaced) {
    HookEvent event =
        event(HookClient.CLAUDE_CODE, "PostToolUse", Optional.ofNullable(response).orElse(""));
    Answer answer = dialects.write(event, new Decision.BlockOutput("No."));

    assertThat(answer.enforced()).isEqualTo(replaced);
    assertThat(json(answer.output()).path("reason").textValue()).isEqualTo("No.");
  }

  @Test
  void an_output_of_many_texts_does_not_become_an_answer_without_limit() {
    String texts = ",\"\"".repeat(90_000);
    HookEvent event =
        event(HookClient.CLAUDE_CODE, "PostToolUse", ",\"tool_response\":[\"\"" + texts + "]");
    Answer answer = dialects.write(event, new Decision.BlockOutput("x".repeat(500)));

    assertThat(answer.output()).hasSizeLessThan(16 << 20);
    assertThat(json(answer.output()).findPath("updatedToolOutput")).hasSize(90_001);
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void the_constants_are_forms_of_the_client(HookClient client) {
    for (Fixture fixture : Fixture.all()) {
      if (fixture.client() == client) {
        Answer denial = Dialects.constantDenial(client, fixture.event());
        Answer pass = Dialects.constantPass(client, fixture.event());
        Stage stage = dialects.read(client, fixture.bytes()).stage();

        assertThat(AnswerTaker.take(client, fixture.event(), true, pass))
            .isEqualTo(AnswerTaker.Effect.NONE);
        // By its name alone an event of an MCP tool is the same as any other.
        assertThat(AnswerTaker.take(client, fixture.event(), true, denial))
            .as("%s", fixture)
            .isIn(
                stage == Stage.BEFORE || fixture.event().equalsIgnoreCase("preToolUse")
                    ? new AnswerTaker.Effect[] {AnswerTaker.Effect.DENIED}
                    : fixture.event().equalsIgnoreCase("postToolUse")
                        ? new AnswerTaker.Effect[] {
                          AnswerTaker.Effect.NOTED, AnswerTaker.Effect.REPLACED
                        }
                        : new AnswerTaker.Effect[] {AnswerTaker.Effect.NONE});
      }
    }
    for (String name : new String[] {"", eventName(client)}) {
      assertThat(
              AnswerTaker.take(
                  client, eventName(client), true, Dialects.constantDenial(client, name)))
          .isEqualTo(AnswerTaker.Effect.DENIED);
    }
    assertThat(
            AnswerTaker.take(client, "Unheard", false, Dialects.constantDenial(client, "Unheard")))
        .isEqualTo(AnswerTaker.Effect.DENIED);
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void the_last_resort_is_exit_2_with_a_line_on_standard_error(HookClient client) {
    Answer answer = Dialects.lastResort(client);

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.error()).matches("[ -~]+\n");
    // Cursor shows the raw output to the user; Hermes up to 0.19.0 reads nothing but the output.
    assertThat(answer.output())
        .isEqualTo(
            client == HookClient.HERMES
                ? Dialects.constantDenial(client, "pre_tool_call").output()
                : "");
  }
}
