// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The clients as they take an answer: what the real ones were seen to do with it.
///
/// Stricter than they are: what a client merely tolerates fails here.
final class AnswerTaker {
  /// What becomes of the call, or of its output.
  enum Effect {
    /// Nothing: the client goes on as if there were no hook.
    NONE,
    DENIED,
    REWRITTEN,
    /// The output is replaced.
    REPLACED,
    /// The model is told, and sees the output all the same.
    NOTED
  }

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> CURSOR_PERMISSIONS =
      Set.of(
          "preToolUse",
          "beforeMCPExecution",
          "beforeShellExecution",
          "beforeReadFile",
          "beforeTabFileRead");

  private AnswerTaker() {}

  /// What the client does.
  ///
  /// @param event the event's name as this client spells it
  /// @param known whether this client is known to send such an event
  static Effect take(HookClient client, String event, boolean known, Answer answer) {
    String about = client.wireName() + " at " + event + ": " + answer;
    assertThat(answer.output()).as(about).matches("[ -~]*");
    assertThat(answer.exit()).as(about).isZero();
    assertThat(answer.error()).as(about).isEmpty();
    return switch (client) {
      case CLAUDE_CODE -> claude(event, known, answer, about, true);
      case CODEX -> claude(event, known, answer, about, false);
      case CURSOR -> cursor(event, known, answer, about);
      case HERMES -> hermes(event, known, answer, about);
    };
  }

  private static Effect claude(
      String event, boolean known, Answer answer, String about, boolean rewrites) {
    if (answer.output().isEmpty()) {
      return Effect.NONE;
    }
    JsonNode json = object(answer, about);
    JsonNode nested = json.path("hookSpecificOutput");
    return switch (event) {
      case "PreToolUse" -> preToolUse(json, about, rewrites);
      case "PermissionRequest" -> {
        keys(json, about, "hookSpecificOutput");
        keys(nested, about, "hookEventName", "decision");
        text(nested, "hookEventName", event, about);
        keys(nested.path("decision"), about, "behavior", "message");
        text(nested.path("decision"), "behavior", "deny", about);
        reason(nested.path("decision").path("message"), about);
        yield Effect.DENIED;
      }
      case "PostToolUse" -> postToolUse(json, about, rewrites);
      default -> {
        assertThat(known).as("%s must say nothing at %s", about, event).isFalse();
        keys(json, about, "decision", "reason");
        text(json, "decision", "block", about);
        reason(json.path("reason"), about);
        yield Effect.DENIED;
      }
    };
  }

  private static Effect preToolUse(JsonNode json, String about, boolean rewrites) {
    JsonNode nested = json.path("hookSpecificOutput");
    keys(json, about, "hookSpecificOutput");
    text(nested, "hookEventName", "PreToolUse", about);
    if (rewrites && nested.has("updatedInput")) {
      keys(nested, about, "hookEventName", "updatedInput");
      assertThat(nested.path("updatedInput").isObject()).as(about).isTrue();
      return Effect.REWRITTEN;
    }
    keys(nested, about, "hookEventName", "permissionDecision", "permissionDecisionReason");
    text(nested, "permissionDecision", "deny", about);
    reason(nested.path("permissionDecisionReason"), about);
    return Effect.DENIED;
  }

  private static Effect postToolUse(JsonNode json, String about, boolean rewrites) {
    JsonNode nested = json.path("hookSpecificOutput");
    text(json, "decision", "block", about);
    reason(json.path("reason"), about);
    if (rewrites && json.has("hookSpecificOutput")) {
      keys(json, about, "decision", "reason", "hookSpecificOutput");
      keys(nested, about, "hookEventName", "updatedToolOutput");
      text(nested, "hookEventName", "PostToolUse", about);
      return Effect.REPLACED;
    }
    keys(json, about, "decision", "reason");
    return rewrites ? Effect.NOTED : Effect.REPLACED;
  }

  private static Effect cursor(String event, boolean known, Answer answer, String about) {
    JsonNode json = object(answer, about);
    if (known && event.equals("beforeSubmitPrompt")) {
      assertThat(answer.output()).as(about).isEqualTo("{\"continue\":true}");
      return Effect.NONE;
    }
    if (json.isEmpty()) {
      return Effect.NONE;
    }
    if (event.equals("postToolUse")) {
      keys(json, about, "additional_context");
      reason(json.path("additional_context"), about);
      return Effect.NOTED;
    }
    if (event.equals("preToolUse") && json.has("updated_input")) {
      keys(json, about, "updated_input");
      assertThat(json.path("updated_input").isObject()).as(about).isTrue();
      return Effect.REWRITTEN;
    }
    assertThat(!known || CURSOR_PERMISSIONS.contains(event)).as(about).isTrue();
    keys(json, about, "permission", "user_message", "agent_message");
    text(json, "permission", "deny", about);
    reason(json.path("user_message"), about);
    reason(json.path("agent_message"), about);
    return Effect.DENIED;
  }

  private static Effect hermes(String event, boolean known, Answer answer, String about) {
    JsonNode json = object(answer, about);
    if (json.isEmpty()) {
      return Effect.NONE;
    }
    assertThat(!known || event.equals("pre_tool_call")).as(about).isTrue();
    keys(json, about, "action", "message");
    text(json, "action", "block", about);
    reason(json.path("message"), about);
    return Effect.DENIED;
  }

  private static JsonNode object(Answer answer, String about) {
    try {
      JsonNode json = STRICT.readTree(answer.output());
      assertThat(json.isObject()).as(about).isTrue();
      return json;
    } catch (JsonProcessingException e) {
      throw new AssertionError(about, e);
    }
  }

  private static void keys(JsonNode json, String about, String... names) {
    List<String> found = new ArrayList<>();
    json.fieldNames().forEachRemaining(found::add);
    assertThat(found).as(about).containsExactlyInAnyOrder(names);
  }

  private static void text(JsonNode json, String field, String value, String about) {
    assertThat(json.path(field).textValue()).as(about).isEqualTo(value);
  }

  private static void reason(JsonNode reason, String about) {
    assertThat(reason.isTextual()).as(about).isTrue();
    assertThat(reason.textValue()).as(about).isNotBlank();
  }
}
