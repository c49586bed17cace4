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

  private final NavigableSet<Path> folders = new TreeSet<>();
  private final Map<Switch, Enabled> switches = new HashMap<>();

  /// @param client whose file it is
  void add(String client, FileReading reading) {
    reading.projects().forEach(name -> path(name).ifPresent(folders::add));
    reading.folders().forEach(address -> folder(address).ifPresent(folders::add));
    for (FileReading.Switch each : reading.switches()) {
      path(each.project())
          .ifPresent(
              project ->
                  // Off wins where both are said.
                  switches.merge(
                      new Switch(client, project, each.server()),
                      each.on() ? Enabled.YES : Enabled.NO,
                      (one, other) -> one == Enabled.NO ? one : other));
    }
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
