// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.Optional;
import java.util.Set;

/// Where an MCP server is: what a managed one is told by.
sealed interface McpSource {
  /// A server that is called over the network.
  ///
  /// @param url as the client's file has it, maybe redacted
  record Remote(String url) implements McpSource {}

  /// A server that the client starts.
  ///
  /// @param commandLine command and arguments, joined by one space
  /// @param environment the names of the variables that the client sets for it
  record Stdio(String commandLine, Set<String> environment) implements McpSource {}

  /// How it is written for a person.
  default String text() {
    return switch (this) {
      case Remote(String url) -> url;
      case Stdio(String commandLine, Set<String> _) -> commandLine;
    };
  }

  /// The source of an entry that names a URL, a command, or neither.
  static Optional<McpSource> of(
      Optional<String> url, Optional<String> commandLine, Set<String> environment) {
    return url.<McpSource>map(Remote::new)
        .or(() -> commandLine.map(line -> new Stdio(line, environment)));
  }
}
