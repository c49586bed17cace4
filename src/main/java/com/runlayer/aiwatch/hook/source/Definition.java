// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.nio.file.Path;
import java.time.Instant;

/// One entry that an MCP call can mean.
///
/// @param server the name that the entry has in its file, or the client gives it
/// @param origin where it stands
public record Definition(String server, Origin origin) {
  /// Where an entry stands.
  public sealed interface Origin {
    /// In a file of the client.
    ///
    /// @param path as it was opened
    /// @param scope for whom it counts
    /// @param changed when the file was last changed
    record File(Path path, DefinitionScope scope, Instant changed) implements Origin {}

    /// In the event itself.
    record Event() implements Origin {}
  }
}
