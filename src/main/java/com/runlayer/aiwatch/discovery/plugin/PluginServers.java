// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.catalogue.PluginFolder;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.plugin.FoundPlugin.ServerFile;
import com.runlayer.aiwatch.discovery.plugin.PluginReader.Installation;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the plugins of one client keep their MCP servers, without a look at anything else of them.
/// Used once.
public final class PluginServers {
  private static final int MAX_PLUGINS = 1_000;

  /// A plugin that may be switched on.
  ///
  /// @param folder without links
  /// @param names what it may be called: in the client's record, in its manifest
  /// @param files with servers; they need not exist
  /// @param elsewhere whether it may have servers outside these files
  public record Installed(
      Path folder, List<String> names, List<ServerFile> files, boolean elsewhere) {
    /// Copies the lists.
    public Installed {
      names = List.copyOf(names);
      files = List.copyOf(files);
    }

    Installed alsoNamed(Optional<String> name) {
      Set<String> all = new LinkedHashSet<>(names);
      name.ifPresent(all::add);
      return new Installed(folder, List.copyOf(all), files, elsewhere);
    }
  }

  private final FolderReader folders;
  private final Layout layout;
  private final Places places;
  private final JsonFiles json;
  private final GapList gaps = new GapList();
  private final Map<Path, Installed> found = new LinkedHashMap<>();
  private boolean overfull;

  /// @param places where to look
  public PluginServers(FolderReader folders, SafeFiles files, Layout layout, Places places) {
    this.folders = folders;
    this.layout = layout;
    this.places = places;
    this.json = new JsonFiles(files, Set.of());
  }

  /// The plugins of a client, but those that its settings switch off and nothing switches on.
  ///
  /// @param client its name on the wire
  /// @param where its folders for plugins
  public List<Installed> of(String client, List<PluginFolder> where) {
    if (client.equals(ClaudePlugins.CLIENT)) {
      new ClaudePlugins(json, places, layout).installations().forEach(this::add);
    }
    PluginFolders search = new PluginFolders(folders, layout.os(), places, gaps);
    where.forEach(place -> search.search(client, place, this::add));
    return List.copyOf(found.values());
  }

  /// Records, settings and manifests that are there and were not understood.
  public List<ReadError> errors() {
    return List.copyOf(json.errors());
  }

  /// Whether there are more plugins than are looked at.
  public boolean overfull() {
    return overfull || !gaps.sorted().isEmpty();
  }

  private void add(Installation installation) {
    Path real;
    try {
      real = installation.folder().toRealPath();
    } catch (IOException e) {
      return; // recorded and removed
    }
    if (installation.off() || !Files.isDirectory(real)) {
      return;
    }
    Installed known = found.get(real);
    if (known != null) {
      found.put(real, known.alsoNamed(installation.name()));
      return;
    }
    if (found.size() == MAX_PLUGINS) {
      overfull = true;
      return;
    }
    Set<String> names = new LinkedHashSet<>();
    Set<ServerFile> files = new LinkedHashSet<>();
    boolean elsewhere = false;
    installation.name().ifPresent(names::add);
    names.add(String.valueOf(real.getFileName()));
    for (Manifest manifest : Manifest.all(json, real)) {
      manifest.text("name").ifPresent(names::add);
      files.addAll(manifest.serverFiles(real));
      elsewhere |= manifest.hasServersElsewhere(real);
    }
    found.put(real, new Installed(real, List.copyOf(names), List.copyOf(files), elsewhere));
  }
}
