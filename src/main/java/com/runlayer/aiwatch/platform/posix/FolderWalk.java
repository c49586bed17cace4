// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.RootOwned.Fault;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Enters folders one by one from the top of a realm, each through the open one above it and none
/// through a link, so that nobody can lead the walk elsewhere, not even between two steps.
final class FolderWalk {
  /// More than any system has directly below `/` on one way.
  private static final int MOST_LINKS = 4;

  private final Posix posix;
  private final PosixAt at;
  private final Realm realm;

  FolderWalk(Posix posix, PosixAt at, Realm realm) {
    this.posix = posix;
    this.at = at;
    this.realm = realm;
  }

  /// An open folder.
  ///
  /// @param owner whom files in it belong to
  record Folder(Posix posix, int descriptor, Path path, long owner) implements AutoCloseable {
    @Override
    public void close() {
      posix.close(descriptor);
    }
  }

  /// Opens a folder; empty where it, or one above it, is not there.
  Optional<Folder> enter(Path folder) throws PathRefusedException {
    return walk(folder, Optional.empty());
  }

  /// Opens a folder, and makes it and those above it that are not there.
  ///
  /// @param made receives those that were made, the outermost first
  Folder make(Path folder, List<Path> made) throws PathRefusedException {
    return walk(folder, Optional.of(made))
        .orElseThrow(
            () -> new PathRefusedException(realm.top(), "is not there", "make that folder first"));
  }

  /// Removes those of some folders that are empty, the innermost first.
  ///
  /// @return those that are gone
  List<Path> removeEmpty(Iterable<Path> folders) {
    List<Path> innermostFirst = new ArrayList<>();
    folders.forEach(innermostFirst::add);
    innermostFirst.sort((a, b) -> Integer.compare(b.getNameCount(), a.getNameCount()));
    List<Path> gone = new ArrayList<>();
    for (Path folder : innermostFirst) {
      Path parent = folder.getParent();
      Path name = folder.getFileName();
      if (parent == null || name == null || !parent.startsWith(realm.top())) {
        continue;
      }
      try {
        Optional<Folder> opened = enter(parent);
        if (opened.isPresent()) {
          try (Folder above = opened.get()) {
            at.removeFolder(above.descriptor(), PosixAt.name(name));
            gone.add(folder);
          }
        }
      } catch (ErrnoException | PathRefusedException e) {
        // It holds something, or is not ours to remove; either way it stays.
      }
    }
    return gone;
  }

  private Optional<Folder> walk(Path folder, Optional<List<Path>> made)
      throws PathRefusedException {
    Deque<Path> rest = names(folder);
    Optional<Folder> top = top();
    if (top.isEmpty()) {
      return Optional.empty();
    }
    Folder current = top.get();
    int links = 0;
    boolean arrived = false;
    try {
      while (!rest.isEmpty()) {
        Path name = rest.removeFirst();
        Path path = current.path().resolve(name);
        byte[] bytes = PosixAt.name(name);
        Optional<Folder> next = step(current, bytes, path);
        if (next.isEmpty() && ofTheSystem(current, bytes, path)) {
          links++;
          if (links > MOST_LINKS) {
            throw new PathRefusedException(path, "leads in a circle", "repair that link");
          }
          target(current, bytes, path).descendingIterator().forEachRemaining(rest::addFirst);
          continue;
        }
        if (next.isEmpty()) {
          if (made.isEmpty()) {
            return Optional.empty();
          }
          next = Optional.of(made(current, bytes, path, made.get()));
        }
        current.close();
        current = next.get();
        check(current);
      }
      arrived = true;
      return Optional.of(current);
    } finally {
      if (!arrived) {
        current.close();
      }
    }
  }

  private Deque<Path> names(Path folder) throws PathRefusedException {
    Path normal = folder.normalize();
    if (!normal.equals(folder) || !folder.isAbsolute() || !folder.startsWith(realm.top())) {
      throw new PathRefusedException(
          folder, "does not lie below " + realm.top(), "nothing else is touched");
    }
    Deque<Path> names = new ArrayDeque<>();
    for (int i = realm.top().getNameCount(); i < folder.getNameCount(); i++) {
      names.addLast(folder.getName(i));
    }
    return names;
  }

  /// The top itself may lie behind links: the account, or whoever tries things out, names it.
  private Optional<Folder> top() throws PathRefusedException {
    int descriptor;
    try {
      descriptor = posix.openFolder(PathBytes.of(realm.top()), true);
    } catch (ErrnoException e) {
      if (e.number() == ErrnoException.ENOENT) {
        return Optional.empty();
      }
      throw refused(realm.top(), "cannot be entered", e);
    }
    boolean good = false;
    try {
      EntryStatus status = at.status(descriptor);
      Folder top = new Folder(posix, descriptor, realm.top(), realm.owner(status.file().owner()));
      if (!realm.isTrial()) {
        check(top, status);
      }
      good = true;
      return Optional.of(top);
    } catch (ErrnoException e) {
      throw refused(realm.top(), "cannot be examined", e);
    } finally {
      if (!good) {
        posix.close(descriptor);
      }
    }
  }

  /// Empty where nothing has the name, or a link.
  private Optional<Folder> step(Folder above, byte[] name, Path path) throws PathRefusedException {
    try {
      return Optional.of(
          new Folder(posix, at.openFolder(above.descriptor(), name), path, above.owner()));
    } catch (ErrnoException e) {
      if (e.number() == ErrnoException.ENOENT) {
        return Optional.empty();
      }
      Optional<EntryStatus> there = status(above, name, path);
      if (there.isPresent() && there.get().isLink()) {
        return Optional.empty();
      }
      if (there.isPresent() && !there.get().isFolder()) {
        throw new PathRefusedException(
            path, "is " + there.get().file().typeName() + ", not a folder", "move it away");
      }
      throw refused(path, "cannot be entered", e);
    }
  }

  /// Whether a link is the system's own, as macOS' `/etc`; no link where nothing is. Any other one
  /// is refused.
  private boolean ofTheSystem(Folder above, byte[] name, Path path) throws PathRefusedException {
    Optional<EntryStatus> there = status(above, name, path);
    if (there.isEmpty() || !there.get().isLink()) {
      return false;
    }
    if (realm.isMachine()
        && !realm.isTrial()
        && path.getNameCount() == 1
        && there.get().file().owner() == above.owner()) {
      return true;
    }
    throw new PathRefusedException(
        path,
        "is a symbolic link, and aiwatch goes through none to a file that it writes",
        "put a real folder in its place");
  }

  private Deque<Path> target(Folder above, byte[] name, Path path) throws PathRefusedException {
    try {
      LinkTarget target = LinkTarget.of(at.target(above.descriptor(), name));
      Deque<Path> names = new ArrayDeque<>();
      if (target.up() > 0 || target.names().isEmpty()) {
        throw new PathRefusedException(path, "leads nowhere", "repair that link");
      }
      target.names().forEach(names::addLast);
      return names;
    } catch (ErrnoException e) {
      throw refused(path, "cannot be read", e);
    }
  }

  private Folder made(Folder above, byte[] name, Path path, List<Path> made)
      throws PathRefusedException {
    try {
      boolean ours = true;
      try {
        at.makeFolder(above.descriptor(), name, realm.newFolder());
      } catch (ErrnoException e) {
        if (e.number() != ErrnoException.EEXIST) {
          throw e;
        }
        ours = false;
      }
      Folder folder =
          new Folder(posix, at.openFolder(above.descriptor(), name), path, above.owner());
      if (ours) {
        made.add(path);
        // whatever the process' umask took away
        posix.changeMode(folder.descriptor(), realm.newFolder());
      }
      return folder;
    } catch (ErrnoException e) {
      throw refused(path, "cannot be made", e);
    }
  }

  private void check(Folder folder) throws PathRefusedException {
    try {
      check(folder, at.status(folder.descriptor()));
    } catch (ErrnoException e) {
      throw refused(folder.path(), "cannot be examined", e);
    }
  }

  private void check(Folder folder, EntryStatus status) throws PathRefusedException {
    Optional<Fault> fault = realm.fault(folder.path(), status, folder.owner());
    if (fault.isPresent()) {
      throw new PathRefusedException(fault.get());
    }
  }

  private Optional<EntryStatus> status(Folder above, byte[] name, Path path)
      throws PathRefusedException {
    try {
      return at.status(above.descriptor(), name);
    } catch (ErrnoException e) {
      throw refused(path, "cannot be examined", e);
    }
  }

  private PathRefusedException refused(Path path, String failed, ErrnoException e) {
    return new PathRefusedException(FileFailures.fault(at, path, failed, e));
  }
}
