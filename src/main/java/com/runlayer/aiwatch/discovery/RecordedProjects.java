// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.discovery.format.FileReading;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// What clients remember of projects: their folders, and which of their servers are switched on or
/// off. A name that is no absolute path of this device (a remote workspace, say) is no project.
final class RecordedProjects {
  private record Switch(String client, Path project, String server) {}

  /// Both are many times what a person has.
  private static final int MAX = 20_000;

  private static final long MAX_TEXT = 2L << 20;

  private final Path home;
  private final Path realHome;
  private long text;
  private boolean overfull;
  private final NavigableSet<Path> folders = new TreeSet<>();
  private final Map<Switch, Enabled> switches = new HashMap<>();

  /// @param home as the scan names it
  /// @param realHome the same without links
  RecordedProjects(Path home, Path realHome) {
    this.home = home;
    this.realHome = realHome;
  }

  /// @param client whose file it is
  void add(String client, FileReading reading) {
    reading.projects().forEach(name -> path(name).map(this::below).ifPresent(this::add));
    reading.folders().forEach(address -> folder(address).map(this::below).ifPresent(this::add));
    for (FileReading.Switch each : reading.switches()) {
      path(each.project()).map(this::below).ifPresent(project -> add(client, project, each));
    }
  }

  /// Where home is a link, clients remember what it leads to: that is their working directory.
  private Path below(Path folder) {
    return folder.startsWith(realHome) ? home.resolve(realHome.relativize(folder)) : folder;
  }

  private void add(Path folder) {
    if (!folders.contains(folder) && fits(folders.size(), folder.toString().length())) {
      folders.add(folder);
    }
  }

  private void add(String client, Path project, FileReading.Switch said) {
    Switch key = new Switch(client, project, said.server());
    if (switches.containsKey(key)
        || fits(switches.size(), project.toString().length() + said.server().length())) {
      // Off wins where both are said.
      switches.merge(
          key,
          said.on() ? Enabled.YES : Enabled.NO,
          (one, other) -> one == Enabled.NO ? one : other);
    }
  }

  private boolean fits(int count, int length) {
    if (count >= MAX || text + length > MAX_TEXT) {
      overfull = true;
      return false;
    }
    text += length;
    return true;
  }

  /// Whether clients remember more than is kept here.
  boolean overfull() {
    return overfull;
  }

  /// Sorted, absolute, normalised; they need not exist.
  NavigableSet<Path> folders() {
    return folders;
  }

  /// What `client` remembers about a server that a file of the project defines.
  Optional<Enabled> enabled(String client, Path project, String server) {
    return Optional.ofNullable(switches.get(new Switch(client, project, server)));
  }

  /// A folder as a file names it.
  static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// A `file:` address, or a path.
  private static Optional<Path> folder(String address) {
    if (address.startsWith("/")) {
      return path(address);
    }
    try {
      URI uri = new URI(address);
      String path = uri.getPath();
      return "file".equals(uri.getScheme()) && path != null ? path(path) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
