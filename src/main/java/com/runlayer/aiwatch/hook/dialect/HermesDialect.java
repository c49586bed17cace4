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
import java.util.List;
import java.util.Optional;

/// Hermes Agent's words (0.13.0 to 0.19.0).
///
/// Only a block before a call has an effect; exit codes have none up to 0.19.0.
final class HermesDialect implements Dialect {
  private static final String PRE_TOOL = "pre_tool_call";

  /// Before server and tool up to 0.18, which stand with one `_` between them.
  private static final String OLD_PREFIX = "mcp_";

  /// How the requests begin that Hermes puts to itself after a turn.
  private static final List<String> REVIEWS =
      List.of(
          "Review the conversation above and consider saving",
          "Review the conversation above and consider two things",
          "Review the conversation above and update the skill library");

  private static final Answer PASS = Answer.of("{}");
  private static final String DENIAL_TEXT =
      "{\"action\":\"block\",\"message\":\"" + Reason.UNCHECKED + "\"}";
  private static final Answer DENIAL = Answer.of(DENIAL_TEXT);
  private static final Answer LAST_RESORT =
      new Answer(DENIAL_TEXT, Reason.UNCHECKED + "\n", 2, true);

  @Override
  public String preToolEvent() {
    return PRE_TOOL;
  }

  @Override
  public Optional<Stage> stage(String name) {
    return switch (name) {
      case PRE_TOOL -> Optional.of(Stage.BEFORE);
      case "post_tool_call",
          "transform_terminal_output",
          "transform_tool_result",
          "transform_llm_output",
          "pre_llm_call",
          "post_llm_call",
          "pre_verify",
          "pre_api_request",
          "post_api_request",
          "api_request_error",
          "on_session_start",
          "on_session_end",
          "on_session_finalize",
          "on_session_reset",
          "subagent_start",
          "subagent_stop",
          "pre_gateway_dispatch",
          "pre_approval_request",
          "post_approval_response",
          "kanban_task_claimed",
          "kanban_task_completed",
          "kanban_task_blocked",
          "on_interim_message",
          "on_skill_lifecycle",
          "agent_loop_stopped" ->
          Optional.of(Stage.REPORT);
      default -> name.startsWith("on_stream_") ? Optional.of(Stage.REPORT) : Optional.empty();
    };
  }

  @Override
  public String session(ObjectNode payload) {
    return Fields.text(payload, "session_id").orElse("");
  }

  @Override
  public HookEvent read(Occasion occasion, Stage stage) {
    if (stage != Stage.BEFORE) {
      return new HookEvent.Observational(occasion);
    }
    ObjectNode payload = occasion.payload();
    Optional<String> tool = Fields.text(payload, Fields.TOOL);
    if (tool.isEmpty()) {
      return new HookEvent.Unreadable(occasion, stage, "names no tool");
    }
    JsonNode input = Fields.any(payload, Fields.INPUT);
    String id = Fields.text(payload.path("extra"), "tool_call_id").orElse("");
    ToolCall call = new ToolCall(tool.get(), id, input);
    return server(call, payload.path("mcp_server"))
        .<HookEvent>map(server -> new HookEvent.McpCall(occasion, call, server))
        .orElseGet(() -> new HookEvent.LocalToolBefore(occasion, call));
  }

  /// Whether the event belongs to the user's work: not one of `hermes hooks test`, nor of the
  /// review that Hermes makes in the background after a turn.
  static boolean isUsers(Occasion occasion) {
    JsonNode extra = occasion.payload().path("extra");
    if (occasion.session().equals("test-session")
        && extra.path("tool_call_id").asText("").equals("test-call")) {
      return false;
    }
    return switch (occasion.name()) {
      case "pre_llm_call" ->
          REVIEWS.stream().noneMatch(extra.path("user_message").asText("")::startsWith);
      case "post_tool_call" ->
          !extra.path("error_message").asText("").startsWith("Background review denied");
      default -> true;
    };
  }

  @Override
  public Answer pass(String name) {
    return PASS;
  }

  @Override
  public Answer deny(HookEvent event, String reason) {
    return Answer.of(Json.text(Json.object().put("action", "block").put("message", reason)));
  }

  @Override
  public Answer rewrite(HookEvent event, ObjectNode arguments) {
    return deny(event, Reason.otherArguments(event.occasion().client().title(), arguments));
  }

  @Override
  public Answer block(HookEvent event, String reason) {
    return PASS.withoutEffect();
  }

  @Override
  public Answer constantDenial(String name) {
    return DENIAL;
  }

  /// Exit 2 blocks only in releases of August 2026 and later; a block on standard output does in
  /// all.
  @Override
  public Answer lastResort() {
    return LAST_RESORT;
  }

  private static Optional<McpServerReference> server(ToolCall call, JsonNode stated) {
    String tool = call.tool();
    return tool.startsWith(OLD_PREFIX) && !tool.startsWith(McpTools.PREFIX)
        ? Optional.of(
            new McpServerReference.ByTool(
                tool.substring(OLD_PREFIX.length()), "_", Optional.empty(), Optional.empty()))
        : McpTools.server(tool, call.input(), stated);
  }
}
