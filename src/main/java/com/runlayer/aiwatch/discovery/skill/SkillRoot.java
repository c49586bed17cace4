// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder of skills.
///
/// @param folder absolute; need not exist
/// @param clients who reads it, wire names
/// @param project the project that it belongs to; empty: the user, the system or a plugin
/// @param plugin the identifier of the plugin that brought it
/// @param fromPlugin whether a plugin brought it
public record SkillRoot(
    Path folder,
    List<String> clients,
    Optional<Path> project,
    Optional<String> plugin,
    boolean fromPlugin) {
  /// Copies the list.
  public SkillRoot {
    clients = List.copyOf(clients);
  }
}
