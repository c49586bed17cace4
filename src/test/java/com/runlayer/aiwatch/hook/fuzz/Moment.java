// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.fuzz;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a payload is, by a reading of its own of the clients' contracts: who sends it, and what may
/// happen without anybody's consent.
///
/// @param client who reads the answer
/// @param kind what has to hold
/// @param event the event's name with a small first letter; empty where none can be read
/// @param sure whether the whole payload was read and no name comes twice, so that there is exactly
///     one right answer
record Moment(HookClient client, Kind kind, String event, boolean sure) {
  /// What an event asks for while the organisation enforces.
  enum Kind {
    /// The call runs only if the tenant was asked and allowed it.
    JUDGED,
    /// Another event asks the tenant; the rule for files still counts.
    RULE,
    /// The output is seen only if the tenant was asked and allowed it.
    AFTER,
    /// Nothing is decided.
    REPORTED,
    /// Nobody can tell what happens: it must not.
    UNCLEAR
  }

  private static final Set<String> CLAUDE_REPORTS =
      Set.of(
          "postToolUseFailure",
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
          "interrupt");

  private static final Set<String> CURSOR_REPORTS =
      Set.of(
          "postToolUseFailure",
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
          "workspaceOpen");

  private static final Set<String> HERMES_REPORTS =
      Set.of(
          "post_tool_call",
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
          "agent_loop_stopped");

  private static final Set<String> RESULTS =
      Set.of("tool_response", "tool_output", "result_json", "result", "output");

  /// What a payload is.
  ///
  /// @param caller who was named after `--client`
  /// @param cursorHasOwnEntry whether an entry in Cursor's own file answers the same event
  static Moment of(HookClient caller, PlainJson.Reading reading, boolean cursorHasOwnEntry) {
    Map<String, Object> payload = reading.beginning();
    boolean object = reading.whole() && reading.value() instanceof Map<?, ?>;
    boolean sure = object && !reading.twice();
    boolean imported = caller == HookClient.CLAUDE_CODE && payload.containsKey("cursor_version");
    HookClient client = imported ? HookClient.CURSOR : caller;
    String event = event(payload);
    if (imported && cursorHasOwnEntry) {
      return new Moment(client, Kind.REPORTED, "", sure);
    }
    Kind named = named(client, imported, event, payload);
    boolean foreign =
        caller == HookClient.CURSOR
            && !payload.containsKey("cursor_version")
            && !payload.containsKey("conversation_id");
    boolean decides = named == Kind.JUDGED || named == Kind.RULE;
    if (event.isEmpty() || ((foreign || !object) && (decides || !known(client, event)))) {
      return new Moment(client, Kind.UNCLEAR, event, sure);
    }
    return new Moment(client, named, event, sure && !foreign);
  }

  /// Whether a version of the client sends such an event, and only reports with it.
  boolean known() {
    return known(client, event);
  }

  /// The tool that is called, as far as the payload says.
  static String tool(Map<String, Object> payload) {
    return payload.get("tool_name") instanceof String tool ? tool : "";
  }

  /// Whether a call is one of an MCP server, of which the output is not judged.
  static boolean isMcp(Map<String, Object> payload) {
    String tool = tool(payload);
    return tool.startsWith("mcp_")
        || tool.startsWith("MCP:")
        || tool.toLowerCase(Locale.ROOT).replace("_", "").contains("mcpresource")
        || payload.get("mcp_server") instanceof Map<?, ?>;
  }

  private static Kind named(
      HookClient client, boolean imported, String event, Map<String, Object> payload) {
    boolean mcpOfCursor = client == HookClient.CURSOR && tool(payload).startsWith("MCP:");
    return switch (client) {
      case CLAUDE_CODE, CODEX ->
          switch (event) {
            case "preToolUse" -> Kind.JUDGED;
            case "permissionRequest" -> Kind.RULE;
            case "postToolUse" -> Kind.AFTER;
            default -> byLooks(CLAUDE_REPORTS.contains(event), payload);
          };
      case CURSOR ->
          switch (event) {
            case "preToolUse" -> mcpOfCursor && !imported ? Kind.REPORTED : Kind.JUDGED;
            case "beforeMCPExecution" -> Kind.JUDGED;
            case "beforeShellExecution", "beforeReadFile", "beforeTabFileRead" -> Kind.RULE;
            case "postToolUse" -> Kind.AFTER;
            default -> byLooks(CURSOR_REPORTS.contains(event), payload);
          };
      case HERMES ->
          event.equals("pre_tool_call")
              ? Kind.JUDGED
              : byLooks(known(HookClient.HERMES, event), payload);
    };
  }

  /// An event of unknown name is one before a call if it holds a call and no result.
  private static Kind byLooks(boolean known, Map<String, Object> payload) {
    boolean call = holds(payload, "tool_name") && holds(payload, "tool_input");
    boolean result =
        RESULTS.stream().anyMatch(name -> holds(payload, name))
            || (payload.get("extra") instanceof Map<?, ?> extra
                && extra.get("result") != null
                && extra.get("result") != PlainJson.Scalar.NULL);
    return known || !call || result ? Kind.REPORTED : Kind.JUDGED;
  }

  private static boolean known(HookClient client, String event) {
    return switch (client) {
      case CLAUDE_CODE, CODEX -> CLAUDE_REPORTS.contains(event) || event.equals("postToolUse");
      case CURSOR -> CURSOR_REPORTS.contains(event) || event.equals("postToolUse");
      case HERMES -> HERMES_REPORTS.contains(event) || event.startsWith("on_stream_");
    };
  }

  private static boolean holds(Map<String, Object> payload, String name) {
    return payload.getOrDefault(name, PlainJson.Scalar.NULL) != PlainJson.Scalar.NULL;
  }

  /// A name is printable ASCII without spaces, and of at most 100 characters.
  private static String event(Map<String, Object> payload) {
    if (!(payload.get("hook_event_name") instanceof String name)
        || name.isEmpty()
        || name.length() > 100
        || !name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      return "";
    }
    char first = name.charAt(0);
    return first >= 'A' && first <= 'Z' ? Character.toLowerCase(first) + name.substring(1) : name;
  }
}
