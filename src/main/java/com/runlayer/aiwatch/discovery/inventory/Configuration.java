// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One file in which a client looks for MCP servers, with at least one server.
///
/// @param client the client's name on the wire, such as `claude_code`
/// @param path the file, absolute, as the client refers to it (a link is not resolved)
/// @param realPath the file behind every link; the same for all clients that refer to one file
/// @param modified when the file last changed
/// @param origin for whom it counts
/// @param servers sorted by name
public record Configuration(
    String client,
    Path path,
    Path realPath,
    Instant modified,
    Origin origin,
    List<Server> servers) {
  /// Copies the list.
  public Configuration {
    servers = List.copyOf(servers);
  }

  /// For whom it counts, as one word.
  public Scope scope() {
    return origin.scope();
  }

  /// The project's folder; there exactly for [Scope#PROJECT].
  public Optional<Path> project() {
    return origin.project();
  }
}
