// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.discovery.format.FileReading;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The project folders that clients remember. A name that is no absolute path of this device (a
/// remote workspace, say) is none of them.
final class RecordedProjects {
  private final NavigableSet<Path> folders = new TreeSet<>();

  void add(FileReading reading) {
    reading.projects().forEach(name -> path(name).ifPresent(folders::add));
    reading.folders().forEach(address -> fileAddress(address).ifPresent(folders::add));
  }

  /// Sorted, absolute, normalised; they need not exist.
  NavigableSet<Path> folders() {
    return folders;
  }

  /// A folder as a file names it.
  static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> fileAddress(String address) {
    try {
      URI uri = new URI(address);
      String path = uri.getPath();
      return "file".equals(uri.getScheme()) && path != null ? path(path) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
