// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.catalogue.PluginFolder;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.plugin.PluginReader.Installation;
import com.runlayer.aiwatch.discovery.walk.Subfolders;
import com.runlayer.aiwatch.platform.FolderReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Looks for plugins in the folders where a client keeps them.
final class PluginFolders {
  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", "marketplaces");

  private final FolderReader folders;
  private final Layout.Os os;
  private final Places places;
  private final GapList gaps;

  PluginFolders(FolderReader folders, Layout.Os os, Places places, GapList gaps) {
    this.folders = folders;
    this.os = os;
    this.places = places;
    this.gaps = gaps;
  }

  /// @param client its name on the wire
  void search(String client, PluginFolder place, Consumer<Installation> found) {
    for (String template : place.templates().getOrDefault(os, List.of())) {
      places.expand(template).forEach(base -> search(client, place, base, 1, found));
    }
  }

  private void search(
      String client, PluginFolder place, Path folder, int depth, Consumer<Installation> found) {
    for (Path child : Subfolders.of(folders, folder, gaps)) {
      if (SKIPPED.contains(String.valueOf(child.getFileName()))) {
        continue;
      }
      if (place.manifests().stream().anyMatch(name -> Files.isRegularFile(child.resolve(name)))) {
        found.accept(
            new Installation(
                client,
                place.type(),
                child,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Enabled.UNKNOWN,
                /* off= */ false,
                Optional.empty()));
      } else if (depth < place.depth()) {
        search(client, place, child, depth + 1, found);
      }
    }
  }
}
