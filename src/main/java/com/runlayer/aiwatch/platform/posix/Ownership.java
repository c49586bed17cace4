// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Whether a file and the folders above it are the administrator's alone.
final class Ownership {
  private static final int OTHERS_WRITE = 0022;

  private Ownership() {}

  /// What speaks against an open file, see [com.runlayer.aiwatch.platform.OwnedFiles#objection].
  static Optional<String> objection(FileStatus status, Path path, Path root) {
    try {
      Path top = root.toRealPath();
      long owner = owner(attributes(top));
      if (status.owner() != owner) {
        return Optional.of("does not belong to the administrator");
      }
      if (status.writableByOthers()) {
        return Optional.of("can be written by others");
      }
      Path folder = parent(path.toAbsolutePath().normalize()).toRealPath();
      if (!folder.startsWith(top)) {
        return Optional.of("does not lie below " + root);
      }
      for (Path above = folder; !above.equals(top); above = parent(above)) {
        Map<String, Object> attributes = attributes(above);
        if (owner(attributes) != owner) {
          return Optional.of(
              "lies below " + above + ", which does not belong to the administrator");
        }
        if ((mode(attributes) & OTHERS_WRITE) != 0) {
          return Optional.of("lies below " + above + ", which can be written by others");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("lies in a folder that cannot be examined");
    }
  }

  private static Path parent(Path path) {
    return Objects.requireNonNullElse(path.getParent(), path);
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
  }

  private static long owner(Map<String, Object> attributes) {
    return attributes.get("uid") instanceof Integer uid ? Integer.toUnsignedLong(uid) : -1;
  }

  private static int mode(Map<String, Object> attributes) {
    return attributes.get("mode") instanceof Integer mode ? mode : OTHERS_WRITE;
  }
}
