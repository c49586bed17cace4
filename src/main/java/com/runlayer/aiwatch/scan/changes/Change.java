// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import java.nio.file.Path;
import java.util.Optional;

/// One difference between two scans.
///
/// @param type what happened
/// @param kind to what: `server`, `skill` or `plugin`
/// @param client whose it is, wire name; of a skill all of them, joined by a comma
/// @param path the configuration file, or the folder of a skill or plugin, absolute
/// @param name its own name
/// @param project the project that it counts for
public record Change(
    Type type, String kind, String client, Path path, String name, Optional<Path> project) {
  /// What happened since the last scan.
  public enum Type {
    /// It was not there.
    NEW("new"),
    /// It is not there any more.
    GONE("gone"),
    /// It says something else.
    ALTERED("altered");

    private final String jsonName;

    Type(String jsonName) {
      this.jsonName = jsonName;
    }

    /// The spelling of the JSON output.
    public String jsonName() {
      return jsonName;
    }
  }
}
