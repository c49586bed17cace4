// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.fuzz;

import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an answer says, by the strictest reading of the forms that each client takes: one JSON
/// object
/// with exactly the keys of a form, in ASCII, or nothing at all.
///
/// @param effect what the client does
/// @param at the event that the form is for, with a small first letter; empty where the form is not
///     for a certain one
record Said(Effect effect, String at) {
  /// What comes of the call.
  enum Effect {
    PASSED,
    DENIED,
    REWRITTEN,
    /// The output, or an event that no version sends.
    BLOCKED
  }

  private static final Said PASS = new Said(Effect.PASSED, "");

  /// Reads an answer.
  ///
  /// @throws AssertionError if no client takes it
  static Said of(HookClient client, Answer answer) {
    String output = answer.output();
    require(answer.exit() == 0 && answer.error().isEmpty(), "exit 0 and no error", answer);
    require(output.chars().allMatch(c -> c >= ' ' && c < 0x7F), "ASCII on one line", answer);
    boolean claudes = client == HookClient.CLAUDE_CODE || client == HookClient.CODEX;
    if (claudes && output.isEmpty()) {
      return PASS;
    }
    PlainJson.Reading reading = PlainJson.read(output);
    require(reading.whole() && !reading.twice(), "one JSON value", answer);
    require(reading.value() instanceof Map<?, ?>, "an object", answer);
    Map<String, Object> object = reading.beginning();
    return switch (client) {
      case CLAUDE_CODE -> claude(object, answer, true);
      case CODEX -> claude(object, answer, false);
      case CURSOR -> cursor(object, answer);
      case HERMES -> hermes(object, answer);
    };
  }

  private static Said claude(Map<String, Object> object, Answer answer, boolean claude) {
    if (object.keySet().equals(Set.of("hookSpecificOutput"))) {
      Map<?, ?> nested = map(object.get("hookSpecificOutput"), answer);
      if (nested.containsKey("updatedInput")) {
        require(claude, "no rewrite", answer);
        keys(nested, answer, "hookEventName", "updatedInput");
        is(nested, "hookEventName", "PreToolUse", answer);
        map(nested.get("updatedInput"), answer);
        return new Said(Effect.REWRITTEN, "preToolUse");
      }
      if (nested.containsKey("decision")) {
        keys(nested, answer, "hookEventName", "decision");
        is(nested, "hookEventName", "PermissionRequest", answer);
        Map<?, ?> decision = map(nested.get("decision"), answer);
        keys(decision, answer, "behavior", "message");
        is(decision, "behavior", "deny", answer);
        reason(decision.get("message"), answer);
        return new Said(Effect.DENIED, "permissionRequest");
      }
      keys(nested, answer, "hookEventName", "permissionDecision", "permissionDecisionReason");
      is(nested, "hookEventName", "PreToolUse", answer);
      is(nested, "permissionDecision", "deny", answer);
      reason(nested.get("permissionDecisionReason"), answer);
      return new Said(Effect.DENIED, "preToolUse");
    }
    is(object, "decision", "block", answer);
    reason(object.get("reason"), answer);
    if (claude && object.containsKey("hookSpecificOutput")) {
      keys(object, answer, "decision", "reason", "hookSpecificOutput");
      Map<?, ?> nested = map(object.get("hookSpecificOutput"), answer);
      keys(nested, answer, "hookEventName", "updatedToolOutput");
      is(nested, "hookEventName", "PostToolUse", answer);
      return new Said(Effect.BLOCKED, "postToolUse");
    }
    keys(object, answer, "decision", "reason");
    return new Said(Effect.BLOCKED, "");
  }

  private static Said cursor(Map<String, Object> object, Answer answer) {
    if (object.isEmpty()) {
      return PASS;
    }
    if (object.containsKey("continue")) {
      keys(object, answer, "continue");
      require(Boolean.TRUE.equals(object.get("continue")), "continue", answer);
      return new Said(Effect.PASSED, "beforeSubmitPrompt");
    }
    if (object.containsKey("updated_input")) {
      keys(object, answer, "updated_input");
      map(object.get("updated_input"), answer);
      return new Said(Effect.REWRITTEN, "preToolUse");
    }
    if (object.containsKey("additional_context")) {
      keys(object, answer, "additional_context");
      reason(object.get("additional_context"), answer);
      return new Said(Effect.BLOCKED, "postToolUse");
    }
    keys(object, answer, "permission", "user_message", "agent_message");
    is(object, "permission", "deny", answer);
    reason(object.get("user_message"), answer);
    reason(object.get("agent_message"), answer);
    return new Said(Effect.DENIED, "");
  }

  private static Said hermes(Map<String, Object> object, Answer answer) {
    if (object.isEmpty()) {
      return PASS;
    }
    keys(object, answer, "action", "message");
    is(object, "action", "block", answer);
    reason(object.get("message"), answer);
    return new Said(Effect.DENIED, "");
  }

  private static Map<?, ?> map(@Nullable Object value, Answer answer) {
    require(value instanceof Map<?, ?>, "an object inside", answer);
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static void keys(Map<?, ?> object, Answer answer, String... names) {
    require(object.keySet().equals(Set.of(names)), "exactly " + Set.of(names), answer);
  }

  private static void is(Map<?, ?> object, String name, String value, Answer answer) {
    require(value.equals(object.get(name)), name + " = " + value, answer);
  }

  private static void reason(@Nullable Object value, Answer answer) {
    require(value instanceof String text && !text.isBlank(), "a reason", answer);
  }

  private static void require(boolean fact, String wanted, Answer answer) {
    if (!fact) {
      throw new AssertionError("an answer with " + wanted + " was due, got " + answer);
    }
  }
}
