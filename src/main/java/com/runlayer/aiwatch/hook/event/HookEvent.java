// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

import com.fasterxml.jackson.databind.JsonNode;

/// What a client asks or tells, by what has to happen with it.
public sealed interface HookEvent {
  /// What every event has.
  Occasion occasion();

  /// A tool of an MCP server is about to be called.
  record McpCall(Occasion occasion, ToolCall call, McpServerReference server)
      implements HookEvent {}

  /// A tool of the client's own is about to be called.
  record LocalToolBefore(Occasion occasion, ToolCall call) implements HookEvent {}

  /// A second event of a call that another event asks the tenant about; only the rule that needs no
  /// network applies.
  ///
  /// @param call at Cursor's `beforeShellExecution` the tool `Shell` with `command` and `cwd`, at
  ///     `beforeReadFile` and `beforeTabFileRead` the tool `Read` with `file_path` and
  ///     `attachments`, as these events name no tool
  record LocalRuleOnly(Occasion occasion, ToolCall call) implements HookEvent {}

  /// A tool of the client's own has ended.
  ///
  /// @param output what it gave back, in the client's shape; a missing node where there is none
  record ToolAfter(Occasion occasion, ToolCall call, JsonNode output) implements HookEvent {}

  /// Something happened that is only reported.
  record Observational(Occasion occasion) implements HookEvent {}

  /// Another entry of ours answers and reports the same event: this one says nothing.
  record AnsweredElsewhere(Occasion occasion) implements HookEvent {}

  /// Nobody can tell what happened. It is treated as what its name stands for, and as the beginning
  /// of a tool call where the name cannot be read either.
  ///
  /// @param occasion where the payload is no JSON object, with an empty one, and with the name of
  ///     the client's event before a tool call where no name can be read
  /// @param stage when the event comes, as far as its name tells
  /// @param problem why it cannot be read: a clause that goes on after "the payload", without
  ///     anything of the payload
  record Unreadable(Occasion occasion, Stage stage, String problem) implements HookEvent {}

  /// When the event comes, which says what can still be decided.
  default Stage stage() {
    return switch (this) {
      case McpCall _, LocalToolBefore _, LocalRuleOnly _ -> Stage.BEFORE;
      case ToolAfter _ -> Stage.AFTER;
      case Observational _, AnsweredElsewhere _ -> Stage.REPORT;
      case Unreadable(_, Stage stage, _) -> stage;
    };
  }
}
