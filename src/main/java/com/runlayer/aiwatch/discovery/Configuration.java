// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One file in which a client looks for MCP servers, with at least one server.
///
/// @param client the client's name on the wire, such as `claude_code`
/// @param path the file, absolute, as the client refers to it (a link is not resolved)
/// @param modified when the file last changed
/// @param scope for whom it counts
/// @param project the project's folder; there exactly for [Scope#PROJECT]
/// @param servers sorted by name
public record Configuration(
    String client,
    Path path,
    Instant modified,
    Scope scope,
    Optional<Path> project,
    List<Server> servers) {
  /// Copies the list.
  public Configuration {
    servers = List.copyOf(servers);
  }
}
