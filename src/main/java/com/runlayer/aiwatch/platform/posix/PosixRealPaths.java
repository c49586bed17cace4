// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.RealPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Asks with `lstat(2)` and `readlink(2)` only, component by component, and each name once: what
/// changes during the look of a few milliseconds is not noticed. `Path.toRealPath` would fail where
/// the last component does not exist yet.
public final class PosixRealPaths implements RealPaths {
  /// `SYMLOOP_MAX` of Linux; macOS allows 32.
  private static final int MOST_LINKS = 40;

  private final Map<Path, Optional<Path>> targets = new HashMap<>();

  /// Nothing is asked yet.
  public PosixRealPaths() {}

  @Override
  public Path real(Path path) {
    Deque<Path> rest = new ArrayDeque<>();
    path.forEach(rest::addLast);
    Path root = path.getRoot();
    Path real = root;
    int links = 0;
    while (!rest.isEmpty()) {
      Path name = rest.removeFirst();
      String text = name.toString();
      if (text.isEmpty() || text.equals(".")) {
        continue;
      }
      if (text.equals("..")) {
        Path parent = real.getParent();
        real = parent == null ? root : parent;
        continue;
      }
      Path next = real.resolve(name);
      Optional<Path> target = links < MOST_LINKS ? target(next) : Optional.empty();
      if (target.isEmpty()) {
        real = next;
        continue;
      }
      links++;
      real = target.get().isAbsolute() ? root : real;
      for (int i = target.get().getNameCount() - 1; i >= 0; i--) {
        rest.addFirst(target.get().getName(i));
      }
    }
    return real;
  }

  @Override
  public boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private Optional<Path> target(Path path) {
    return targets.computeIfAbsent(path, PosixRealPaths::read);
  }

  private static Optional<Path> read(Path path) {
    if (!Files.isSymbolicLink(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readSymbolicLink(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
