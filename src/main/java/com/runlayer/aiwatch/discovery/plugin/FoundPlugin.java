// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.runlayer.aiwatch.discovery.format.Shape;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.skill.SkillRoot;
import java.nio.file.Path;
import java.util.List;

/// A plugin, and where in it servers and skills are that have not been read yet.
///
/// @param plugin without its servers
public record FoundPlugin(Plugin plugin, List<ServerFile> serverFiles, List<SkillRoot> skills) {
  /// A JSON file of the plugin with MCP servers.
  ///
  /// @param path inside the plugin's folder
  public record ServerFile(Path path, Shape shape) {}

  /// Copies the lists.
  public FoundPlugin {
    serverFiles = List.copyOf(serverFiles);
    skills = List.copyOf(skills);
  }
}
