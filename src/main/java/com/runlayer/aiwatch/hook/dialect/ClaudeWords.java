// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import com.runlayer.aiwatch.hook.event.ToolCall;
import java.util.Optional;

/// The payloads of Claude Code and of Codex, which took them over, and their common denials.
///
/// Field by field they are the same; Codex has no `mcp_server`.
final class ClaudeWords {
  static final String PRE_TOOL_EVENT = "PreToolUse";
  static final String PRE_TOOL = "preToolUse";
  static final String POST_TOOL = "postToolUse";
  static final String PERMISSION_REQUEST = "permissionRequest";

  /// Exit 2 with a line on standard error and nothing on standard output.
  static final Answer LAST_RESORT = new Answer("", Reason.UNCHECKED + "\n", 2, true);

  private static final Answer PRE_TOOL_DENIAL =
      Answer.of(
          "{\"hookSpecificOutput\":{\"hookEventName\":\"PreToolUse\","
              + "\"permissionDecision\":\"deny\",\"permissionDecisionReason\":\""
              + Reason.UNCHECKED
              + "\"}}");
  private static final Answer PERMISSION_DENIAL =
      Answer.of(
          "{\"hookSpecificOutput\":{\"hookEventName\":\"PermissionRequest\","
              + "\"decision\":{\"behavior\":\"deny\",\"message\":\""
              + Reason.UNCHECKED
              + "\"}}}");
  private static final Answer UNKNOWN_DENIAL =
      Answer.of("{\"decision\":\"block\",\"reason\":\"" + Reason.UNCHECKED + "\"}");

  private ClaudeWords() {}

  /// When an event of this name comes: Claude Code 2.1.330 has 33, and Codex 0.169.0 those of the
  /// same names and three of its own.
  static Optional<Stage> stage(String name) {
    return switch (name) {
      case PRE_TOOL, PERMISSION_REQUEST -> Optional.of(Stage.BEFORE);
      case POST_TOOL -> Optional.of(Stage.AFTER);
      case "postToolUseFailure",
          "postToolBatch",
          "notification",
          "userPromptSubmit",
          "userPromptExpansion",
          "sessionStart",
          "sessionEnd",
          "stop",
          "stopFailure",
          "subagentStart",
          "subagentStop",
          "preCompact",
          "postCompact",
          "preModelSwitch",
          "postModelSwitch",
          "permissionDenied",
          "setup",
          "teammateIdle",
          "taskCreated",
          "taskCompleted",
          "elicitation",
          "elicitationResult",
          "configChange",
          "worktreeCreate",
          "worktreeRemove",
          "instructionsLoaded",
          "cwdChanged",
          "fileChanged",
          "directoryAdded",
          "messageDisplay",
          "preModelRequest",
          "postModelRequest",
          "interrupt" ->
          Optional.of(Stage.REPORT);
      default -> Optional.empty();
    };
  }

  static String session(ObjectNode payload) {
    return Fields.text(payload, "session_id").orElse("");
  }

  static HookEvent read(Occasion occasion, Stage stage) {
    ObjectNode payload = occasion.payload();
    if (stage == Stage.REPORT) {
      return new HookEvent.Observational(occasion);
    }
    Optional<String> tool = Fields.text(payload, Fields.TOOL);
    if (tool.isEmpty()) {
      return new HookEvent.Unreadable(occasion, stage, "names no tool");
    }
    JsonNode input = Fields.any(payload, Fields.INPUT);
    ToolCall call = new ToolCall(tool.get(), Fields.text(payload, "tool_use_id").orElse(""), input);
    Optional<McpServerReference> server =
        McpTools.server(call.tool(), input, payload.path("mcp_server"));
    if (stage == Stage.AFTER) {
      return server.isPresent()
          ? new HookEvent.Observational(occasion)
          : new HookEvent.ToolAfter(occasion, call, Fields.any(payload, "tool_response"));
    }
    if (EventNames.canonical(occasion.name()).equals(PERMISSION_REQUEST)) {
      return new HookEvent.LocalRuleOnly(occasion, call);
    }
    return server
        .<HookEvent>map(reference -> new HookEvent.McpCall(occasion, call, reference))
        .orElseGet(() -> new HookEvent.LocalToolBefore(occasion, call));
  }

  /// The denial of an event before a call.
  ///
  /// The nested form holds the event's name and counts only with the right one (observed on Claude
  /// Code 2.1.330 and Codex 0.169.0). The plain one, which both document besides, is for an event
  /// that no version known here sends.
  static ObjectNode denial(String name, String reason) {
    return switch (EventNames.canonical(name)) {
      case PRE_TOOL -> {
        ObjectNode answer = Json.object();
        answer
            .putObject("hookSpecificOutput")
            .put("hookEventName", PRE_TOOL_EVENT)
            .put("permissionDecision", "deny")
            .put("permissionDecisionReason", reason);
        yield answer;
      }
      case PERMISSION_REQUEST -> {
        ObjectNode answer = Json.object();
        answer
            .putObject("hookSpecificOutput")
            .put("hookEventName", "PermissionRequest")
            .putObject("decision")
            .put("behavior", "deny")
            .put("message", reason);
        yield answer;
      }
      default -> block(reason);
    };
  }

  /// The same where nothing can be built.
  static Answer constantDenial(String name) {
    return switch (name) {
      case PRE_TOOL -> PRE_TOOL_DENIAL;
      case PERMISSION_REQUEST -> PERMISSION_DENIAL;
      default -> UNKNOWN_DENIAL;
    };
  }

  static ObjectNode block(String reason) {
    return Json.object().put("decision", "block").put("reason", reason);
  }
}
