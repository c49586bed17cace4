// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.util.EnumSet;
import java.util.Set;

/// What Claude Code's `mcp_server.source` says about where a server is defined. The set of its
/// words
/// is open (schema of 2.1.330), so one that is not known narrows nothing.
final class ClaudeScopes {
  private ClaudeScopes() {}

  /// The scopes that a word can mean.
  ///
  /// @return empty where no file defines such a server: connectors of the account, servers of the
  ///     command line, of the SDK, of an agent's own file
  static Set<DefinitionScope> of(String source) {
    return switch (source) {
      case "user" -> EnumSet.of(DefinitionScope.USER);
      case "local" -> EnumSet.of(DefinitionScope.LOCAL);
      case "project" -> EnumSet.of(DefinitionScope.PROJECT);
      case "plugin" -> EnumSet.of(DefinitionScope.PLUGIN);
      case "managed", "enterprise" -> EnumSet.of(DefinitionScope.MANAGED);
      case "sdk", "dynamic", "claudeai", "agent" -> EnumSet.noneOf(DefinitionScope.class);
      default -> EnumSet.allOf(DefinitionScope.class);
    };
  }
}
