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
  record LocalRuleOnly(Occasion occasion, ToolCall call) implements HookEvent {}

  /// A tool of the client's own has ended.
  ///
  /// @param output what it gave back, in the client's shape; of a missing field where there is none
  record ToolAfter(Occasion occasion, ToolCall call, JsonNode output) implements HookEvent {}

  /// Something happened that is only reported.
  record Observational(Occasion occasion) implements HookEvent {}

  /// Another entry of ours answers and reports the same event: this one says nothing.
  record AnsweredElsewhere(Occasion occasion) implements HookEvent {}

  /// Nobody can tell what happened. It is treated as what its name stands for, and as the beginning
  /// of a tool call where the name cannot be read either.
  ///
  /// @param occasion with an empty payload
  /// @param judged whether the event, as far as its name tells, comes before a tool call
  /// @param problem why it cannot be read: a clause, without anything of the payload
  record Unreadable(Occasion occasion, boolean judged, String problem) implements HookEvent {}
}
