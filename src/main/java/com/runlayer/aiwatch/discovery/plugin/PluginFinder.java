// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.catalogue.PluginFolder;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.plugin.PluginReader.Installation;
import com.runlayer.aiwatch.discovery.skill.OwnText;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the plugins that clients have installed; what a marketplace merely offers is none of them.
/// Used for one scan.
public final class PluginFinder {
  private static final int MAX_PLUGINS = 1_000;

  private record Seen(String client, Path real) {}

  private final FolderReader folders;
  private final Layout layout;
  private final Places places;
  private final Set<Path> excluded;
  private final GapList gaps;
  private final JsonFiles json;
  private final PluginReader reader;
  private final Redactor redactor;
  private final Set<Seen> seen = new HashSet<>();
  private final List<FoundPlugin> found = new ArrayList<>();

  /// @param excluded absolute and normalised
  public PluginFinder(
      FolderReader folders,
      SafeFiles files,
      OwnText texts,
      Redactor redactor,
      Layout layout,
      Places places,
      Set<Path> excluded,
      GapList gaps) {
    this.folders = folders;
    this.layout = layout;
    this.places = places;
    this.excluded = Set.copyOf(excluded);
    this.gaps = gaps;
    this.redactor = redactor;
    this.json = new JsonFiles(files, this.excluded);
    this.reader = new PluginReader(folders, json, texts, redactor);
  }

  /// All plugins of these clients, sorted by client and path.
  public List<FoundPlugin> find(List<Client> clients) {
    new ClaudePlugins(json, places, layout).installations().forEach(this::add);
    PluginFolders search = new PluginFolders(folders, layout.os(), places, gaps);
    for (Client client : clients) {
      for (PluginFolder folder : client.plugins()) {
        search.search(client.id(), folder, this::add);
      }
    }
    found.addAll(new OpenCodePlugins(json, places, redactor).plugins());
    found.sort(
        Comparator.comparing((FoundPlugin each) -> each.plugin().client())
            .thenComparing(each -> each.plugin().path()));
    return found;
  }

  /// Records and manifests that were there and not understood.
  public List<ReadError> errors() {
    return json.errors();
  }

  private void add(Installation installation) {
    Path folder = installation.folder();
    Path real;
    try {
      real = folder.toRealPath();
    } catch (IOException e) {
      return; // recorded and removed
    }
    if (!Files.isDirectory(real)
        || excluded.stream().anyMatch(path -> folder.startsWith(path) || real.startsWith(path))
        || !seen.add(new Seen(installation.client(), real))) {
      return;
    }
    if (found.size() == MAX_PLUGINS) {
      gaps.add(Gap.Kind.TOO_LARGE, folder, folder + " and further plugins were left out: too many");
      return;
    }
    found.add(reader.read(installation, real));
  }
}
