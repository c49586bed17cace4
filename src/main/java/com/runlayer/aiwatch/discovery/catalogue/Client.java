// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.config.Layout;
import java.util.List;
import java.util.Map;

/// One client of the catalogue.
///
/// @param id its name on the wire
/// @param name its name for a person
/// @param markers per system, places of which one exists where the client is installed
/// @param blindSpots sentences on what this client keeps where no scan can see it
/// @param files the files that it reads
/// @param skillFolders per system, the folders of the user's and the system's skills
/// @param projectSkillFolders paths from a project's folder to its skills
/// @param plugins where its plugins are installed
/// @param ownFolders folders of its own in which no project lies: extensions, what marketplaces
///     offer
public record Client(
    String id,
    String name,
    Map<Layout.Os, List<String>> markers,
    List<String> blindSpots,
    List<ClientFile> files,
    Map<Layout.Os, List<String>> skillFolders,
    List<String> projectSkillFolders,
    List<PluginFolder> plugins,
    List<String> ownFolders) {
  /// Copies everything.
  public Client {
    markers = Map.copyOf(markers);
    blindSpots = List.copyOf(blindSpots);
    files = List.copyOf(files);
    skillFolders = Map.copyOf(skillFolders);
    projectSkillFolders = List.copyOf(projectSkillFolders);
    plugins = List.copyOf(plugins);
    ownFolders = List.copyOf(ownFolders);
  }
}
