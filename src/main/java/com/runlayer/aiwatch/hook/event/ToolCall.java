// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool that a model calls.
///
/// @param tool the tool's name as the client spells it: `Bash`, `mcp__github__search`
/// @param id the client's id of this call; empty where it has none
/// @param input the arguments, an object as a rule; a missing node where there are none. Cursor
///     sends those of an MCP call as a JSON text, which is left as it came
public record ToolCall(String tool, String id, JsonNode input) {}
