// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.event;

import java.util.Optional;

/// How an event says which MCP server it means.
public sealed interface McpServerReference {
  /// By the name of the tool.
  ///
  /// @param qualified server and tool in one, without the prefix `mcp__` (or Hermes' older `mcp_`):
  ///     `github__search`; both halves may hold the separator themselves
  /// @param separator what stands between the two: `__`, or `_` in Hermes before 0.18
  /// @param server the server's name where the client states it beside the tool
  /// @param scope what the client says about where the server is defined: `user`, `plugin`
  record ByTool(String qualified, String separator, Optional<String> server, Optional<String> scope)
      implements McpServerReference {}

  /// By the server's name.
  record ByName(String server) implements McpServerReference {}

  /// Not at all: every configured server may be meant.
  record Any() implements McpServerReference {}

  /// By the source itself, as Cursor sends it.
  ///
  /// @param url of a remote server
  /// @param command of a local one, its arguments joined by spaces
  /// @param server the server's name, where it is sent
  record BySource(Optional<String> url, Optional<String> command, Optional<String> server)
      implements McpServerReference {}
}
