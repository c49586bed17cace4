// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Tells from the path of a folder whether a scan looks at it.
final class Folders {
  private final Layout layout;
  private final DiscoveryOptions options;
  private final Path realHome;
  private final Set<Path> excluded = new HashSet<>();
  private final Set<Path> remembered = new TreeSet<>();

  Folders(Layout layout, DiscoveryOptions options) {
    this.layout = layout;
    this.options = options;
    this.realHome = real(layout.home());
    for (Path path : options.excluded()) {
      Path absolute = inHome(layout.home().resolve(path));
      excluded.add(absolute);
      excluded.add(realHome.resolve(layout.home().relativize(absolute)));
    }
  }

  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A home that is a link has two names.
  private Path inHome(Path path) {
    return path.startsWith(realHome) ? layout.home().resolve(realHome.relativize(path)) : path;
  }

  boolean isExcluded(Path path) {
    Path real = real(path);
    return excluded.stream().anyMatch(each -> path.startsWith(each) || real.startsWith(each));
  }

  boolean isOutsideHome(Path path) {
    return !real(path).startsWith(realHome);
  }

  /// Adds projects that a client remembers, and those above them.
  ///
  /// @return those that lie outside home
  Set<Path> remember(Set<Path> projects) {
    Set<Path> outside = new TreeSet<>();
    for (Path each : projects) {
      Path project = inHome(each);
      if (project.startsWith(layout.home())) {
        Path way = layout.home().relativize(project);
        for (int names = 1; names <= way.getNameCount(); names++) {
          remembered.add(layout.home().resolve(way.subpath(0, names)));
        }
      } else {
        outside.add(project);
      }
    }
    return outside;
  }

  boolean isLookedAt(Path project) {
    return remembered.contains(project) || (options.projects() && isWalked(project));
  }

  private boolean isWalked(Path folder) {
    if (folder.equals(layout.home())) {
      return true;
    }
    Path way = layout.home().relativize(folder);
    Path path = layout.home();
    for (Path name : way) {
      path = path.resolve(name);
      if (isSkipped(name.toString()) || Files.isSymbolicLink(path)) {
        return false;
      }
    }
    return way.getNameCount() <= options.depth();
  }

  private boolean isSkipped(String name) {
    return ProjectFolders.SKIPPED.contains(name)
        || (layout.os() == Layout.Os.MACOS && name.equals("Library"));
  }
}
