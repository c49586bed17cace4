// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The files of one folder that belong to the program and its user alone: the folder 0700, the
/// files 0600, no links.
///
/// A folder that is a link or another's is refused, never repaired: whoever put it there could read
/// what is written. A strange thing in a *file's* place is removed and made anew. Names are single
/// components, chosen by the program.
public final class StateFiles {
  private final Path directory;
  private final OwnedFiles files;
  private final StateFolder folder;
  private final StateLocks locks;

  /// @param directory absolute; made at the first write
  /// @param files opens what is read
  public StateFiles(Path directory, OwnedFiles files) {
    this.directory = directory;
    this.files = files;
    this.folder = new StateFolder(directory, files);
    this.locks = new StateLocks(folder, files);
  }

  /// The folder.
  public Path directory() {
    return directory;
  }

  /// The same kind of folder inside this one.
  public StateFiles folder(String name) {
    return new StateFiles(path(name), files);
  }

  /// Makes the folder where it is missing.
  ///
  /// @throws StateException if it cannot be made, is no folder, is a link or belongs to somebody
  /// else
  public void prepare() throws StateException {
    folder.prepare();
  }

  /// Whether the folder is there.
  ///
  /// @throws StateException if something else is in its place
  boolean exists() throws StateException {
    return folder.check();
  }

  /// Removes what is no regular file of the user's own with one name; a good file is left.
  ///
  /// @throws StateException if the folder is refused or the thing stays
  void removeStranger(String name) throws StateException {
    folder.prepare();
    try {
      folder.removeStranger(path(name));
    } catch (IOException e) {
      throw StateException.of(path(name), "cannot be removed", e);
    }
  }

  /// Gives one file another name, in one step; what had that name is gone then. Nothing happens
  /// where the file is not there.
  ///
  /// @throws StateException if it keeps its name
  void rename(String name, String other) throws StateException {
    try {
      folder.removeFolder(path(other));
      Files.move(
          path(name),
          path(other),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      // somebody removed it
    } catch (IOException e) {
      throw StateException.of(path(name), "cannot be renamed", e);
    }
  }

  /// Reads one file; what is not the user's own is refused.
  ///
  /// @throws StateException if the folder is a link or belongs to somebody else
  public FileContent read(String name, long maxBytes) throws StateException {
    if (!folder.check()) {
      return new FileContent.Absent();
    }
    return files.readOwn(path(name), maxBytes);
  }

  /// Replaces one file as a whole: whoever reads it meanwhile, or after a crash, sees the old or
  /// the new content.
  ///
  /// @throws StateException if the folder is refused or the file cannot be written; the old content
  /// is still there then
  public void write(String name, byte[] content) throws StateException {
    folder.prepare();
    Path target = path(name);
    Path temporary = null;
    try {
      temporary =
          Files.createTempFile(
              directory,
              "." + name + ".",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      // A rename replaces a link, a pipe or a file, but no folder.
      folder.removeFolder(target);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (temporary != null) {
        folder.discard(temporary);
      }
      throw StateException.of(target, "cannot be written", e);
    }
  }

  /// Removes one file; nothing happens where it is not there.
  ///
  /// @throws StateException if the folder is refused or the file stays
  public void delete(String name) throws StateException {
    if (!folder.check()) {
      return;
    }
    Path target = path(name);
    try {
      folder.removeFolder(target);
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw StateException.of(target, "cannot be removed", e);
    }
  }

  /// Tries to take an operating-system lock and never waits. Locks are the process': one
  /// `StateFiles` per folder keeps two threads apart, a second object for the same folder would
  /// not.
  ///
  /// @throws StateException if the folder is refused or the lock file cannot be made
  public LockAttempt tryLock(String name) throws StateException {
    folder.prepare();
    return locks.tryLock(path(name));
  }

  private Path path(String name) {
    Path path = directory.resolve(name);
    if (name.isEmpty() || !directory.equals(path.normalize().getParent())) {
      throw new IllegalArgumentException("not the name of a state file: " + name);
    }
    return path;
  }
}
