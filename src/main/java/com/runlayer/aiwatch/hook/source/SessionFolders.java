// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The folders whose project files can count in a session: those that it works in and every one
/// above them up to `/`, as they are named and without links. A client stops at the root of the
/// project, which it finds in ways that change; a folder too many costs little.
final class SessionFolders {
  /// A client that goes further up than this could meet what is not looked at.
  static final int MAX_LEVELS = 64;

  private final Set<Path> folders = new LinkedHashSet<>();
  private final Set<String> folded = new HashSet<>();
  private boolean tooDeep;

  /// Adds a folder of the session and all above it.
  ///
  /// @param folder absolute
  void add(Path folder) {
    addChain(folder.normalize());
    addChain(real(folder));
  }

  /// Adds the folder of a text that is an absolute path; any other text is none.
  void add(String folder) {
    path(folder).ifPresent(this::add);
  }

  /// Innermost first. They need not exist.
  Set<Path> all() {
    return folders;
  }

  /// Whether a folder lies deeper than is looked at.
  boolean tooDeep() {
    return tooDeep;
  }

  /// Whether a client means one of these folders by a key of its file. Its spelling may differ
  /// where
  /// the file system does not tell the difference.
  boolean contains(String key) {
    return path(key).map(path -> folded.contains(fold(path))).orElse(false);
  }

  /// A text that is an absolute path.
  static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void addChain(Path innermost) {
    if (innermost.getNameCount() > MAX_LEVELS) {
      tooDeep = true;
      return;
    }
    for (Path each = innermost; each != null; each = each.getParent()) {
      if (folders.add(each)) {
        folded.add(fold(each));
      }
    }
  }

  private static String fold(Path path) {
    return Normalizer.normalize(path.toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /// Without links as far as the folder exists: it may be gone while the client still works in it.
  private static Path real(Path folder) {
    Path existing = folder;
    while (existing != null) {
      try {
        return existing.toRealPath().resolve(existing.relativize(folder)).normalize();
      } catch (IOException e) {
        existing = existing.getParent();
      }
    }
    return folder.normalize();
  }
}
