// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Writes files and links, where nothing is yet.
final class Disk {
  private final Path world;
  private final Random random;
  private int number;

  /// @param world the folder of everything
  Disk(Path world, Random random) {
    this.world = world;
    this.random = random;
  }

  /// Makes the home, which can itself be a link.
  void home(Path home) {
    if (random.nextInt(10) == 0) {
      Path real = world.resolve("volumes/homes/ada");
      folder(real);
      link(home, real);
    } else {
      folder(home);
    }
  }

  /// A file that a user may keep elsewhere, inside or outside home, alone or with its folder.
  boolean writeGlobal(Path path, byte[] content) {
    Path parent = parent(path);
    return switch (random.nextInt(12)) {
      case 0 -> linked(path, elsewhere().resolve("file"), content);
      case 1 -> linked(path, dotfiles(), content);
      case 2 -> {
        if (parent.startsWith(home()) && !parent.equals(home()) && !exists(parent)) {
          Path real = elsewhere();
          folder(real);
          yield link(parent, real) && write(path, content);
        }
        yield write(path, content);
      }
      default -> write(path, content);
    };
  }

  /// The same in a project, where a link may not lead out of home.
  boolean writeProject(Path path, byte[] content) {
    Path parent = parent(path);
    return switch (random.nextInt(14)) {
      case 0 -> linked(path, elsewhere().resolve("file"), content);
      case 1, 2 -> linked(path, dotfiles(), content);
      case 3 -> {
        String name = String.valueOf(parent.getFileName());
        if (name.startsWith(".") && !exists(parent) && !isBehindLink(parent)) {
          Path real = random.nextInt(3) == 0 ? elsewhere() : dotfiles();
          folder(real);
          yield link(parent, real) && write(path, content);
        }
        yield write(path, content);
      }
      default -> write(path, content);
    };
  }

  private boolean linked(Path path, Path target, byte[] content) {
    return !exists(path) && write(target, content) && link(path, target);
  }

  boolean write(Path path, byte[] content) {
    try {
      if (exists(path) || isBelowFile(path)) {
        return false;
      }
      Files.createDirectories(parent(path));
      Files.write(path, content);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes a link, if there is room for it.
  boolean link(Path link, Path target) {
    try {
      if (exists(link) || isBelowFile(link)) {
        return false;
      }
      Files.createDirectories(parent(link));
      boolean relative = random.nextBoolean() && Files.exists(parent(target));
      Path way = relative ? parent(link).toRealPath().relativize(real(target)) : target;
      Files.createSymbolicLink(link, way.toString().isEmpty() ? target : way);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its name may be that of a link; only what lies above it has to be told apart.
  private static Path real(Path target) throws IOException {
    return parent(target).toRealPath().resolve(Objects.requireNonNull(target.getFileName()));
  }

  /// The name of a file in its folder without links, where that lies below home.
  Optional<Path> behindLinks(Path path, Path home) {
    try {
      Path real = real(path);
      Path realHome = home.toRealPath();
      return real.startsWith(realHome)
          ? Optional.of(home.resolve(realHome.relativize(real)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void folder(Path path) {
    try {
      if (!exists(path) && !isBelowFile(path)) {
        Files.createDirectories(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes everything.
  void delete() {
    try (Stream<Path> paths = Files.walk(world)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path home() {
    return world.resolve("home");
  }

  private Path elsewhere() {
    return world.resolve("elsewhere/" + ++number);
  }

  private Path dotfiles() {
    return home().resolve("dotfiles/" + ++number);
  }

  private boolean isBelowFile(Path path) {
    for (Path above = parent(path); above.startsWith(world); above = parent(above)) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        return true;
      }
    }
    return false;
  }

  /// A file behind two links has more names than are kept count of.
  private boolean isBehindLink(Path path) {
    for (Path above = path; above.startsWith(home()); above = parent(above)) {
      if (Files.isSymbolicLink(above) && !above.equals(home())) {
        return true;
      }
    }
    return false;
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }
}
