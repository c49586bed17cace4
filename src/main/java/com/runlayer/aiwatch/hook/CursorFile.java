// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Cursor accepts as a file of hooks. It loads a file whole or not at all (`@cursor/sdk`
/// 1.0.32), so one strange entry of anybody silences ours.
public final class CursorFile {
  /// All that Cursor knows.
  private static final Set<String> EVENTS =
      Set.of(
          "beforeShellExecution",
          "beforeMCPExecution",
          "afterShellExecution",
          "afterMCPExecution",
          "beforeReadFile",
          "afterFileEdit",
          "beforeTabFileRead",
          "afterTabFileEdit",
          "stop",
          "beforeSubmitPrompt",
          "afterAgentResponse",
          "afterAgentThought",
          "sessionStart",
          "sessionEnd",
          "preCompact",
          "subagentStart",
          "subagentStop",
          "preToolUse",
          "postToolUse",
          "postToolUseFailure",
          "workspaceOpen");

  private static final String CLAUSE = ", so that Cursor loads nothing of it";

  private CursorFile() {}

  /// Why Cursor does not load a file; empty where it does.
  ///
  /// @param text the file
  /// @param root the same as a tree, with comments taken away
  /// @return one clause for a person, without the path
  public static Optional<String> objection(byte[] text, JsonNode root) {
    if (text.length > 2 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB) {
      return clause("begins with a byte order mark");
    }
    if (!root.path("version").isIntegralNumber()
        || !root.path("version").canConvertToInt()
        || root.path("version").intValue() <= 0) {
      return clause("has no version (a whole number, such as 1)");
    }
    if (hasSlashes(root)) {
      return clause("has // inside a text, which Cursor takes for a comment");
    }
    JsonNode hooks = root.path("hooks");
    if (!hooks.isMissingNode() && !hooks.isObject()) {
      return clause("has hooks that are no object");
    }
    for (Map.Entry<String, JsonNode> event : hooks.properties()) {
      if (!EVENTS.contains(event.getKey())) {
        return clause("has an event that Cursor does not know");
      }
      if (!event.getValue().isArray()) {
        return clause("has " + event.getKey() + " that is no list");
      }
      for (JsonNode handler : event.getValue()) {
        if (!isHandler(handler)) {
          return clause("has an entry of " + event.getKey() + " that is no hook of Cursor's");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isHandler(JsonNode handler) {
    boolean starts =
        handler.path("type").asText("command").equals("prompt")
            ? handler.path("prompt").isTextual()
            : handler.path("command").isTextual();
    JsonNode timeout = handler.path("timeout");
    JsonNode closed = handler.path("failClosed");
    return starts
        && (timeout.isMissingNode() || (timeout.isNumber() && timeout.doubleValue() > 0))
        && (closed.isMissingNode() || closed.isBoolean());
  }

  private static boolean hasSlashes(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      if (node.isTextual() && node.textValue().contains("//")) {
        return true;
      }
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (member.getKey().contains("//")) {
          return true;
        }
      }
      node.forEach(open::push);
    }
    return false;
  }

  private static Optional<String> clause(String why) {
    return Optional.of(why + CLAUSE);
  }
}
