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

/// Cursor's words (hook engine of `@cursor/sdk` 1.0.32).
///
/// Cursor counts empty output as a failure and blocks on what is not JSON, so a pass is `{}`.
final class CursorDialect implements Dialect {
  /// Before the name of an MCP tool where Cursor does not name the server.
  private static final String MCP_PREFIX = "MCP:";

  private static final Answer PASS = Answer.of("{}");
  private static final Answer PROMPT_PASS = Answer.of("{\"continue\":true}");
  private static final Answer DENIAL =
      Answer.of(
          "{\"permission\":\"deny\",\"user_message\":\""
              + Reason.UNCHECKED
              + "\",\"agent_message\":\""
              + Reason.UNCHECKED
              + "\"}");
  private static final Answer BLOCK =
      Answer.of("{\"additional_context\":\"" + Reason.UNCHECKED_OUTPUT + "\"}").withoutEffect();
  private static final Answer LAST_RESORT = new Answer("", Reason.UNCHECKED + "\n", 2, true);

  /// Whether Cursor runs Claude Code's entry. It knows no `beforeMCPExecution`, so that an MCP call
  /// has its only event before it at `preToolUse`, which does not name the server.
  private final boolean imported;

  CursorDialect(boolean imported) {
    this.imported = imported;
  }

  @Override
  public String preToolEvent() {
    return "preToolUse";
  }

  @Override
  public Optional<Stage> stage(String name) {
    return switch (name) {
      case "preToolUse",
          "beforeMCPExecution",
          "beforeShellExecution",
          "beforeReadFile",
          "beforeTabFileRead" ->
          Optional.of(Stage.BEFORE);
      case "postToolUse" -> Optional.of(Stage.AFTER);
      case "postToolUseFailure",
          "afterShellExecution",
          "afterMCPExecution",
          "afterFileEdit",
          "afterTabFileEdit",
          "afterAgentResponse",
          "afterAgentThought",
          "beforeSubmitPrompt",
          "sessionStart",
          "sessionEnd",
          "preCompact",
          "subagentStart",
          "subagentStop",
          "stop",
          "workspaceOpen" ->
          Optional.of(Stage.REPORT);
      default -> Optional.empty();
    };
  }

  @Override
  public String session(ObjectNode payload) {
    return Fields.text(payload, "conversation_id")
        .or(() -> Fields.text(payload, "session_id"))
        .orElse("");
  }

  @Override
  public HookEvent read(Occasion occasion, Stage stage) {
    return switch (stage) {
      case REPORT -> new HookEvent.Observational(occasion);
      case AFTER -> after(occasion);
      case BEFORE ->
          switch (EventNames.canonical(occasion.name())) {
            case "beforeMCPExecution" -> mcpCall(occasion);
            case "beforeShellExecution" -> localRule(occasion, "Shell", "command", "cwd");
            case "beforeReadFile", "beforeTabFileRead" ->
                localRule(occasion, "Read", "file_path", "attachments");
            default -> before(occasion);
          };
    };
  }

  @Override
  public Answer pass(String name) {
    return name.equals("beforeSubmitPrompt") ? PROMPT_PASS : PASS;
  }

  @Override
  public Answer deny(HookEvent event, String reason) {
    return Answer.of(
        Json.text(
            Json.object()
                .put("permission", "deny")
                .put("user_message", reason)
                .put("agent_message", reason)));
  }

  @Override
  public Answer rewrite(HookEvent event, ObjectNode arguments) {
    if (!EventNames.canonical(event.occasion().name()).equals("preToolUse")) {
      return deny(event, Reason.otherArguments(event.occasion().client().title(), arguments));
    }
    ObjectNode answer = Json.object();
    answer.set("updated_input", arguments);
    return Answer.of(Json.text(answer));
  }

  /// Only a note beside the output, which the model sees all the same.
  @Override
  public Answer block(HookEvent event, String reason) {
    return Answer.of(Json.text(Json.object().put("additional_context", reason))).withoutEffect();
  }

  @Override
  public Answer constantDenial(String name) {
    return name.equals("postToolUse") ? BLOCK : DENIAL;
  }

  /// Exit 2 with nothing on standard output, which would become the message.
  @Override
  public Answer lastResort() {
    return LAST_RESORT;
  }

  private HookEvent before(Occasion occasion) {
    ObjectNode payload = occasion.payload();
    Optional<ToolCall> named = call(payload);
    if (named.isEmpty()) {
      return new HookEvent.Unreadable(occasion, Stage.BEFORE, "names no tool");
    }
    ToolCall call = named.get();
    if (call.tool().startsWith(MCP_PREFIX)) {
      boolean judgedLater = !imported && EventNames.canonical(occasion.name()).equals("preToolUse");
      return judgedLater
          ? new HookEvent.Observational(occasion)
          : new HookEvent.McpCall(occasion, call, new McpServerReference.Any());
    }
    return McpTools.server(call.tool(), call.input(), payload.path("mcp_server"))
        .<HookEvent>map(server -> new HookEvent.McpCall(occasion, call, server))
        .orElseGet(() -> new HookEvent.LocalToolBefore(occasion, call));
  }

  private static HookEvent after(Occasion occasion) {
    ObjectNode payload = occasion.payload();
    Optional<ToolCall> named = call(payload);
    if (named.isEmpty()) {
      return new HookEvent.Unreadable(occasion, Stage.AFTER, "names no tool");
    }
    ToolCall call = named.get();
    boolean server =
        call.tool().startsWith(MCP_PREFIX)
            || McpTools.server(call.tool(), call.input(), payload.path("mcp_server")).isPresent();
    return server
        ? new HookEvent.Observational(occasion)
        : new HookEvent.ToolAfter(occasion, call, Fields.any(payload, "tool_output"));
  }

  private static HookEvent mcpCall(Occasion occasion) {
    ObjectNode payload = occasion.payload();
    Optional<ToolCall> call = call(payload);
    if (call.isEmpty()) {
      return new HookEvent.Unreadable(occasion, Stage.BEFORE, "names no tool");
    }
    Optional<String> url = Fields.text(payload, "url");
    Optional<String> serverUrl = Fields.text(payload, "mcp_server_url");
    if (Fields.isOdd(payload, "url")
        || Fields.isOdd(payload, "mcp_server_url")
        || Fields.isOdd(payload, "command")
        || (url.isPresent() && serverUrl.isPresent() && !url.equals(serverUrl))) {
      return new HookEvent.Unreadable(
          occasion, Stage.BEFORE, "does not say clearly which MCP server is called");
    }
    return new HookEvent.McpCall(
        occasion,
        call.get(),
        new McpServerReference.BySource(
            url.or(() -> serverUrl),
            Fields.text(payload, "command"),
            Fields.text(payload, "mcp_server_name")));
  }

  /// An event that holds the arguments itself, without the name of a tool.
  private static HookEvent localRule(Occasion occasion, String tool, String first, String other) {
    ObjectNode payload = occasion.payload();
    if (!payload.path(first).isTextual()) {
      return new HookEvent.Unreadable(occasion, Stage.BEFORE, "holds no " + first);
    }
    ObjectNode input = Json.object();
    input.set(first, payload.path(first));
    JsonNode more = Fields.any(payload, other);
    if (!more.isMissingNode()) {
      input.set(other, more);
    }
    return new HookEvent.LocalRuleOnly(occasion, new ToolCall(tool, "", input));
  }

  private static Optional<ToolCall> call(ObjectNode payload) {
    return Fields.text(payload, Fields.TOOL)
        .map(
            tool ->
                new ToolCall(
                    tool,
                    Fields.text(payload, "tool_use_id").orElse(""),
                    Fields.any(payload, Fields.INPUT)));
  }
}
