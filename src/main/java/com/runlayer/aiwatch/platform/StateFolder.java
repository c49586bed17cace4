// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder of mode 0700 that is the user's own.
final class StateFolder {
  private static final int PERMISSIONS = 07777;
  private static final int OWNER_ONLY = 0700;

  /// A run that is alive has finished a file by then.
  private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);

  private final Path directory;
  private final OwnedFiles files;

  StateFolder(Path directory, OwnedFiles files) {
    this.directory = directory;
    this.files = files;
  }

  /// Makes the folder where it is missing and checks it in any case.
  void prepare() throws StateException {
    Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rwx------");
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(ownerOnly));
    } catch (FileAlreadyExistsException e) {
      // Checked below, like a folder that somebody exchanged in this moment.
    } catch (IOException e) {
      throw StateException.of(directory, "cannot be made", e);
    }
    if (!check()) {
      throw new StateException(directory + " vanished while it was made; try again.");
    }
  }

  /// Whether the folder is there.
  ///
  /// @throws StateException if something else is in its place
  boolean check() throws StateException {
    Map<String, Object> attributes;
    try {
      attributes =
          Files.readAttributes(
              directory, "unix:isDirectory,isSymbolicLink,uid,mode", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw StateException.of(directory, "cannot be examined", e);
    }
    if (Boolean.TRUE.equals(attributes.get("isSymbolicLink"))) {
      throw refused("is a symbolic link");
    }
    if (!Boolean.TRUE.equals(attributes.get("isDirectory"))) {
      throw refused("is not a folder");
    }
    if (!(attributes.get("uid") instanceof Integer uid)
        || Integer.toUnsignedLong(uid) != files.effectiveUser()) {
      throw refused("belongs to another user");
    }
    if (!(attributes.get("mode") instanceof Integer mode) || (mode & PERMISSIONS) != OWNER_ONLY) {
      restrict();
    }
    return true;
  }

  /// Removes a folder that stands in a file's place; anything else is left.
  void removeFolder(Path target) throws IOException {
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        target,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Removes what is no regular file of the user's own with one name; a good file is left.
  void removeStranger(Path target) throws IOException {
    Map<String, Object> attributes;
    try {
      attributes =
          Files.readAttributes(target, "unix:isRegularFile,uid,nlink", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    boolean ours =
        Boolean.TRUE.equals(attributes.get("isRegularFile"))
            && attributes.get("uid") instanceof Integer uid
            && Integer.toUnsignedLong(uid) == files.effectiveUser()
            && Integer.valueOf(1).equals(attributes.get("nlink"));
    if (!ours) {
      removeFolder(target);
      Files.deleteIfExists(target);
    }
  }

  /// Removes what an unsuccessful write left; that it stays is no further failure.
  void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The caller reports why the write failed, which is what matters.
    }
  }

  /// Removes what killed runs left of earlier tries to write `written`. What is young may belong to
  /// a run that is writing now.
  void discardLeftovers(Path written, String prefix, String suffix) {
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(directory, path -> isNamed(path, prefix, suffix))) {
      FileTime now = Files.getLastModifiedTime(written, LinkOption.NOFOLLOW_LINKS);
      for (Path path : leftovers) {
        FileTime then = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        if (then.toInstant().isBefore(now.toInstant().minus(LONGEST_WRITE))) {
          discard(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // the next write tries again
    }
  }

  private static boolean isNamed(Path path, String prefix, String suffix) {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(prefix) && name.endsWith(suffix);
  }

  private void restrict() throws StateException {
    try {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw StateException.of(directory, "cannot be closed to other users", e);
    }
  }

  private StateException refused(String clause) {
    return new StateException(
        directory
            + " "
            + clause
            + ", and aiwatch keeps its state only in a folder of its own: remove it.");
  }
}
