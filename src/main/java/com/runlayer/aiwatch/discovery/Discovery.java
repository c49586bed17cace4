// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Candidate;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.catalogue.Globs;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.catalogue.PluginFolder;
import com.runlayer.aiwatch.discovery.catalogue.ProjectFiles;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.discovery.inventory.Stats;
import com.runlayer.aiwatch.discovery.inventory.Text;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import com.runlayer.aiwatch.discovery.plugin.FoundPlugin;
import com.runlayer.aiwatch.discovery.plugin.PluginFinder;
import com.runlayer.aiwatch.discovery.skill.ArtifactTexts;
import com.runlayer.aiwatch.discovery.skill.OwnText;
import com.runlayer.aiwatch.discovery.skill.SkillFinder;
import com.runlayer.aiwatch.discovery.skill.SkillRoot;
import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import com.runlayer.aiwatch.discovery.walk.Walk;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.OwnedFiles;
import com.runlayer.aiwatch.platform.RemoteMounts;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Finds the MCP servers of every known client: first the files whose place is known, then those of
/// the projects that clients remember and of the projects that a walk through home meets.
///
/// Reads files and lists folders, nothing else: starts no process, opens no socket, resolves no
/// variable.
public final class Discovery {
  /// Folders that clients remember, with those above them.
  private static final int MAX_RECORDED = 20_000;

  private final Layout layout;
  private final Map<String, String> environment;
  private final SafeFiles files;
  private final OwnedFiles owned;
  private final Redactor redactor;
  private final Catalogue catalogue;
  private final FolderReader folderReader;
  private final RemoteMounts mounts;
  private final LongSupplier nanoTime;

  /// @param environment its variables can add places to look at, and replace none
  /// @param mounts what the walk does not enter
  /// @param nanoTime a clock that never goes back, in nanoseconds
  public Discovery(
      Layout layout,
      Map<String, String> environment,
      SafeFiles files,
      OwnedFiles owned,
      Redactor redactor,
      FolderReader folderReader,
      RemoteMounts mounts,
      Catalogue catalogue,
      LongSupplier nanoTime) {
    this.layout = layout;
    this.environment = Map.copyOf(environment);
    this.files = files;
    this.owned = owned;
    this.redactor = redactor;
    this.catalogue = catalogue;
    this.nanoTime = nanoTime;
    this.folderReader = folderReader;
    this.mounts = mounts;
  }

  /// Scans once. Throws nothing: what cannot be read becomes a gap or an error of the inventory,
  /// also a home folder that is not there.
  public Inventory run(DiscoveryOptions options, ProgressListener progress, Look.Listener looks) {
    long start = nanoTime.getAsLong();
    Path realHome;
    try {
      realHome = layout.home().toRealPath();
    } catch (IOException e) {
      return homeMissing(start);
    }
    if (!Files.isDirectory(realHome)) {
      return homeMissing(start);
    }
    GapList gaps = new GapList();
    Set<Path> excluded = excluded(options, realHome);
    CandidateReader reader =
        new CandidateReader(
            layout.os(),
            layout.home(),
            realHome,
            excluded,
            files,
            new ServerList(redactor),
            gaps,
            looks);
    Globs globs = new Globs(folderReader, gaps);
    Places places = new Places(layout, environment, globs);
    Set<String> installed = installed(places);

    Set<Path> global = new HashSet<>();
    for (Candidate candidate : knownFiles(places, installed)) {
      global.add(candidate.path());
      reader.read(candidate);
    }
    OwnText texts = new OwnText(files, owned, realHome);
    SkillFinder skills =
        new SkillFinder(
            folderReader, files, texts, redactor, layout.os(), realHome, excluded, gaps);
    SkillFolders skillFolders = new SkillFolders(catalogue, layout, installed);
    skillFolders.ofUser(places).forEach(skills::add);
    PluginFinder pluginFinder =
        new PluginFinder(folderReader, files, texts, redactor, layout, places, excluded, gaps);
    List<Plugin> plugins = plugins(pluginFinder.find(catalogue.clients()), reader, skills);
    long directories = 0;
    ProjectFiles projectFiles =
        new ProjectFiles(catalogue, globs, client -> installed.contains(client.id()));
    Pending<Candidate> pending = new Pending<>(Candidate.ORDER, reader::read);
    Consumer<Candidate> candidates =
        candidate -> {
          // A file that counts everywhere for one client is no project's for another.
          if (!global.contains(candidate.path())) {
            pending.add(candidate);
          }
        };
    Pending<SkillRoot> projectSkills =
        new Pending<>(Comparator.comparing(SkillRoot::folder), skills::add);
    for (Path folder : recorded(reader, gaps)) {
      if (!Files.isDirectory(folder)) {
        continue; // one look instead of one per client: most of what is remembered is gone
      }
      projectFiles.all(folder, candidates);
      skillFolders.all(folder).forEach(projectSkills::add);
    }
    if (options.projects()) {
      directories =
          new Walk(
                  folderReader,
                  projectFiles.names().and(skillFolders.names()),
                  layout.os(),
                  notWalked(excluded, places),
                  remote(realHome),
                  options.depth(),
                  options.timeout(),
                  nanoTime,
                  gaps,
                  progress)
              .run(
                  layout.home(),
                  (folder, name) -> {
                    projectFiles.match(folder, name, candidates);
                    skillFolders.match(folder, name).forEach(projectSkills::add);
                  });
    }
    pending.readAll();
    projectSkills.readAll();
    blindSpots(installed, gaps);
    return new Inventory(
        sorted(reader.configurations()),
        skills.skills(),
        plugins,
        gaps.sorted(),
        sortedErrors(reader.errors(), pluginFinder.errors()),
        new Stats(
            directories,
            reader.filesOpened() + texts.filesOpened(),
            reader.bytesRead() + texts.bytesRead(),
            since(start)));
  }

  /// Reads the content of a skill or plugin once more, as it may leave the device: a scan keeps
  /// names and hashes only. What vanished or changed hands since is left out.
  ///
  /// @param folder the path of a skill, or [Plugin#path]
  public List<Text> texts(Path folder, List<TextFile> titles) {
    try {
      Path home = layout.home().toRealPath();
      return new ArtifactTexts(new OwnText(files, owned, home), redactor)
          .of(folder.toRealPath(), titles);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Plugin> plugins(
      List<FoundPlugin> found, CandidateReader reader, SkillFinder skills) {
    List<Plugin> plugins = new ArrayList<>();
    for (FoundPlugin each : found) {
      Plugin plugin = each.plugin();
      Origin origin = new Origin.Plugin(plugin.name(), plugin.identifier());
      int before = reader.configurations().size();
      for (FoundPlugin.ServerFile file : each.serverFiles()) {
        reader.read(
            new Candidate(
                file.path(),
                plugin.client(),
                ClientFile.ofPlugin(file.path(), file.shape()),
                origin));
      }
      plugins.add(
          plugin.withServers(
              reader.configurations().stream()
                  .skip(before)
                  .flatMap(configuration -> configuration.servers().stream())
                  .toList()));
      each.skills().forEach(skills::add);
    }
    return plugins;
  }

  private List<Candidate> knownFiles(Places places, Set<String> installed) {
    List<Candidate> candidates = new ArrayList<>();
    for (Client client : catalogue.clients()) {
      for (ClientFile file : client.files()) {
        if (file.place() instanceof ClientFile.Place.Fixed(var templates)
            && (!file.shared() || installed.contains(client.id()))) {
          templates.getOrDefault(layout.os(), List.of()).stream()
              .flatMap(template -> places.expand(template).stream())
              .map(path -> new Candidate(path, client.id(), file, new Origin.Global()))
              .forEach(candidates::add);
        }
      }
    }
    return candidates;
  }

  /// A remembered project counts also inside a folder that the walk skips, but not outside home:
  /// its path alone decides that, because merely looking could wake up a file server. The folders
  /// above it count too, because clients look for project files there.
  private Set<Path> recorded(CandidateReader reader, GapList gaps) {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path project : reader.projects().folders()) {
      if (!project.startsWith(layout.home())) {
        gaps.add(
            Gap.Kind.OUTSIDE_HOME,
            project,
            "The project "
                + project
                + ", which a client remembers, lies outside the home folder and was not read");
        continue;
      }
      Path folder = project;
      while (folder != null && !folder.equals(layout.home()) && folders.size() < MAX_RECORDED) {
        if (!folders.add(folder)) {
          break;
        }
        folder = folder.getParent();
      }
    }
    if (reader.projects().overfull() || folders.size() == MAX_RECORDED) {
      gaps.add(
          Gap.Kind.TOO_LARGE,
          layout.home(),
          Sentences.format(
              "The clients remember more projects than a scan takes; those beyond %,d folders were"
                  + " left out unless they lie where the search for projects goes",
              folders.size()));
    }
    return folders;
  }

  /// Where plugins are kept is no place for projects: what a marketplace offers lies there beside
  /// what is installed.
  private Set<Path> notWalked(Set<Path> excluded, Places places) {
    Set<Path> folders = new HashSet<>(excluded);
    for (Client client : catalogue.clients()) {
      for (PluginFolder plugins : client.plugins()) {
        addFixed(plugins.templates().getOrDefault(layout.os(), List.of()), places, folders);
      }
      addFixed(client.ownFolders(), places, folders);
    }
    return folders;
  }

  /// Without those that a variable names: the environment adds places, and could hide any folder
  /// here.
  private static void addFixed(List<String> templates, Places places, Set<Path> folders) {
    templates.stream()
        .filter(template -> !template.startsWith("{env:"))
        .forEach(template -> folders.addAll(places.expand(template)));
  }

  private Set<String> installed(Places places) {
    Set<String> installed = new HashSet<>();
    for (Client client : catalogue.clients()) {
      if (client.markers().getOrDefault(layout.os(), List.of()).stream()
          .flatMap(template -> places.expand(template).stream())
          .anyMatch(Files::exists)) {
        installed.add(client.id());
      }
    }
    return installed;
  }

  private void blindSpots(Set<String> installed, GapList gaps) {
    catalogue.clients().stream()
        .filter(client -> installed.contains(client.id()))
        .flatMap(client -> client.blindSpots().stream())
        .forEach(sentence -> gaps.add(new Gap(Gap.Kind.BLIND_SPOT, Optional.empty(), sentence)));
  }

  /// The system knows its mounts by their real paths, the walk everything by the path of home.
  private Set<Path> remote(Path realHome) {
    Set<Path> remote = new HashSet<>();
    for (Path folder : mounts.folders()) {
      if (folder.startsWith(realHome)) {
        remote.add(layout.home().resolve(realHome.relativize(folder)));
      }
    }
    return remote;
  }

  /// Where home is a link, a place has two names: the walk uses one and links lead to the other.
  private Set<Path> excluded(DiscoveryOptions options, Path realHome) {
    Set<Path> excluded = new HashSet<>();
    for (Path path : options.excluded()) {
      Path absolute = layout.home().resolve(path).normalize();
      excluded.add(absolute);
      if (absolute.startsWith(layout.home())) {
        excluded.add(realHome.resolve(layout.home().relativize(absolute)));
      } else if (absolute.startsWith(realHome)) {
        excluded.add(layout.home().resolve(realHome.relativize(absolute)));
      }
    }
    return excluded;
  }

  private static List<Configuration> sorted(List<Configuration> configurations) {
    return configurations.stream()
        .sorted(Comparator.comparing(Configuration::client).thenComparing(Configuration::path))
        .toList();
  }

  /// @param others of plugins; what their reader says of a file that is a configuration too was
  ///     said
  ///     before, and better
  private static List<ReadError> sortedErrors(List<ReadError> errors, List<ReadError> others) {
    Set<Path> told = new HashSet<>();
    errors.forEach(error -> told.add(error.path()));
    return Stream.concat(
            errors.stream(), others.stream().filter(error -> !told.contains(error.path())))
        .sorted(Comparator.comparing(ReadError::path).thenComparing(ReadError::sentence))
        .toList();
  }

  private Inventory homeMissing(long start) {
    ReadError error =
        new ReadError(
            ReadError.Kind.HOME_MISSING,
            layout.home(),
            Optional.empty(),
            "The home folder " + layout.home() + " does not exist: nothing was scanned");
    return new Inventory(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(error),
        new Stats(0, 0, 0, since(start)));
  }

  private Duration since(long start) {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }
}
