// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/// Something in a state folder, as a listing found it.
///
/// @param path where it is; keeps also a name that is no text
/// @param size in bytes
/// @param modified time of the last change
/// @param isFolder whether it is a folder; a link to one is not
public record StateEntry(Path path, long size, Instant modified, boolean isFolder) {
  /// What is at a path; empty where it vanished meanwhile.
  static Optional<StateEntry> of(Path path) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new StateEntry(
              path,
              attributes.size(),
              attributes.lastModifiedTime().toInstant(),
              attributes.isDirectory()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The name in its folder.
  public String name() {
    return String.valueOf(path.getFileName());
  }
}
