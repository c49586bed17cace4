// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.util.Optional;
import java.util.Set;

/// Tools that reach an MCP server.
final class McpTools {
  /// What Claude Code, Codex and Hermes since 0.18 put before the names of server and tool.
  static final String PREFIX = "mcp__";

  private static final String SEPARATOR = "__";

  /// Tools of the clients themselves that read from a server and name it in their arguments, or
  /// mean all of them (Claude Code 2.1.330, Codex 0.169.0).
  private static final Set<String> RESOURCE_TOOLS =
      Set.of(
          "ReadMcpResourceTool",
          "ListMcpResourcesTool",
          "read_mcp_resource",
          "list_mcp_resources",
          "list_mcp_resource_templates");

  private McpTools() {}

  /// Which server a call goes to; empty for a tool of the client's own.
  ///
  /// @param stated Claude Code's `mcp_server`; any node for the others, which send none
  static Optional<McpServerReference> server(String tool, JsonNode input, JsonNode stated) {
    if (tool.startsWith(PREFIX)) {
      return Optional.of(
          new McpServerReference.ByTool(
              tool.substring(PREFIX.length()),
              SEPARATOR,
              Fields.text(stated, "name"),
              Fields.text(stated, "source")));
    }
    if (RESOURCE_TOOLS.contains(tool)) {
      return Optional.of(
          Fields.text(input, "server")
              .<McpServerReference>map(McpServerReference.ByName::new)
              .orElseGet(McpServerReference.Any::new));
    }
    return Fields.text(stated, "name").map(McpServerReference.ByName::new);
  }
}
