// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The files of one folder that belong to the program and its user alone: the folder 0700, the
/// files 0600, no links.
///
/// A folder that is a link or another's is refused, never repaired: whoever put it there could read
/// what is written. A strange thing in a *file's* place is removed and made anew. Names are single
/// components, chosen by the program.
public final class StateFiles {
  /// What the names of files begin with that [#add] has not finished, and nobody else's.
  public static final String TEMPORARY = ".new-";

  private static final String SUFFIX = ".new";

  private static final Set<OpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
  /// the new content. What a run left that was killed here is removed with the next write, because
  /// it may hold a key.
  ///
  /// @throws StateException if the folder is refused or the file cannot be written; the old content
  /// is still there then
  public void write(String name, byte[] content) throws StateException {
    folder.prepare();
    Path target = path(name);
    Path temporary = null;
    try {
      temporary = Files.createTempFile(directory, prefix(name), SUFFIX, OWNER_ONLY);
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
      folder.discardLeftovers(target, prefix(name), SUFFIX);
    } catch (IOException e) {
      if (temporary != null) {
        folder.discard(temporary);
      }
      throw StateException.of(target, "cannot be written", e);
    }
  }

  /// Puts a new file there that is whole from the moment on at which it has its name. Unlike
  /// [#write] it does not wait for the disk: the file survives the end of the process, not of the
  /// machine.
  ///
  /// @param name of no other file; one that is there is replaced
  /// @param parts the content, one after the other
  /// @throws StateException if the folder is refused or the file cannot be written; nothing is left
  ///     then
  public void add(String name, byte[]... parts) throws StateException {
    folder.prepare();
    Path target = path(name);
    Path temporary = path(TEMPORARY + name);
    boolean made = false;
    try {
      try (FileChannel channel = FileChannel.open(temporary, FRESH, OWNER_ONLY)) {
        made = true;
        for (byte[] part : parts) {
          ByteBuffer buffer = ByteBuffer.wrap(part);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        }
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (made) {
        folder.discard(temporary);
      }
      throw StateException.of(target, "cannot be written", e);
    }
  }

  /// What the folder holds, in no order; nothing where it is not there.
  ///
  /// @param most how many entries are listed; the others are left out
  /// @throws StateException if the folder is refused or cannot be listed
  public List<StateEntry> list(int most) throws StateException {
    List<StateEntry> entries = new ArrayList<>();
    if (!folder.check()) {
      return entries;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path path : stream) {
        if (entries.size() == most) {
          break;
        }
        StateEntry.of(path).ifPresent(entries::add);
      }
    } catch (DirectoryIteratorException e) {
      throw StateException.of(directory, "cannot be listed", new IOException(e));
    } catch (IOException e) {
      throw StateException.of(directory, "cannot be listed", e);
    }
    return entries;
  }

  /// Removes something that [#list] named, whatever it is.
  ///
  /// @return whether it was still there, so that of several processes one knows it removed it
  /// @throws StateException if the folder is refused or it stays
  public boolean remove(StateEntry entry) throws StateException {
    if (!folder.check()) {
      return false;
    }
    try {
      if (entry.isFolder()) {
        folder.removeFolder(entry.path());
        return true;
      }
      return Files.deleteIfExists(entry.path());
    } catch (IOException e) {
      throw StateException.of(entry.path(), "cannot be removed", e);
    }
  }

  /// Moves something that [#list] named into another state folder, in place of what has its name
  /// there.
  ///
  /// @throws StateException if either folder is refused or it stays where it is
  public void move(StateEntry entry, StateFiles to) throws StateException {
    to.prepare();
    try {
      Files.move(
          entry.path(),
          to.path(entry.name()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw StateException.of(entry.path(), "cannot be moved to " + to.directory(), e);
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

  private static String prefix(String name) {
    return "." + name + ".";
  }

  private Path path(String name) {
    Path path = directory.resolve(name);
    if (name.isEmpty() || !directory.equals(path.normalize().getParent())) {
      throw new IllegalArgumentException("not the name of a state file: " + name);
    }
    return path;
  }
}
