// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.RootOwned.Fault;
import com.runlayer.aiwatch.platform.posix.FolderWalk.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a file really lies: an open folder and a name in it.
///
/// @param path of the file, for sentences
@SuppressWarnings("ArrayRecordComponent") // never compared
record Place(Folder folder, byte[] name, Path path) implements AutoCloseable {

  /// Finds a file; empty where its folder is not there. In a home, a link in the file's own place
  /// is followed once, to a file of the same home: people keep their settings elsewhere. The file
  /// itself need not be there.
  ///
  /// @param made where folders are to be made, receives those that were
  static Optional<Place> of(
      PosixAt at, FolderWalk walk, Realm realm, Path file, Optional<List<Path>> made)
      throws PathRefusedException {
    Path parent = file.getParent();
    Path name = file.getFileName();
    if (parent == null || name == null) {
      throw new PathRefusedException(file, "names no file", "choose another path");
    }
    Optional<Folder> folder =
        made.isPresent() ? Optional.of(walk.make(parent, made.get())) : walk.enter(parent);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Place direct = new Place(folder.get(), PosixAt.name(name), file);
    boolean kept = false;
    try {
      Optional<EntryStatus> there = at.status(direct.folder.descriptor(), direct.name);
      if (there.isEmpty() || !there.get().isLink()) {
        kept = true;
        return Optional.of(direct);
      }
      if (realm.isMachine()) {
        throw new PathRefusedException(
            file,
            "is a symbolic link, which aiwatch does not write through",
            "put the file itself in its place");
      }
      return Optional.of(behind(at, walk, realm, direct));
    } catch (ErrnoException e) {
      throw new PathRefusedException(FileFailures.fault(at, file, "cannot be examined", e));
    } finally {
      if (!kept) {
        direct.close();
      }
    }
  }

  private static Place behind(PosixAt at, FolderWalk walk, Realm realm, Place link)
      throws PathRefusedException, ErrnoException {
    LinkTarget target = LinkTarget.of(at.target(link.folder.descriptor(), link.name));
    Path path = inHome(realm, link.path, target);
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null) {
      throw outside(link.path, path);
    }
    Folder folder =
        walk.enter(parent)
            .orElseThrow(
                () -> new PathRefusedException(link.path, "is a link to nothing", "remove it"));
    Place place = new Place(folder, PosixAt.name(name), path);
    boolean good = false;
    try {
      Optional<EntryStatus> there = at.status(folder.descriptor(), place.name);
      if (there.isEmpty()) {
        throw new PathRefusedException(link.path, "is a link to nothing", "remove it");
      }
      if (there.get().isLink()) {
        throw new PathRefusedException(
            link.path, "is a link to another link, " + path, "let it lead to the file");
      }
      good = true;
      return place;
    } finally {
      if (!good) {
        place.close();
      }
    }
  }

  /// Where the link leads, if that is below the home.
  private static Path inHome(Realm realm, Path link, LinkTarget target)
      throws PathRefusedException {
    if (target.names().isEmpty()) {
      throw new PathRefusedException(
          link, "is a link on a way that goes up again", "let it lead straight to the file");
    }
    Path base = target.absolute() ? Path.of("/") : up(link, target.up());
    Path path = base;
    for (Path name : target.names()) {
      path = path.resolve(name);
    }
    for (Path home : homes(realm)) {
      if (path.startsWith(home) && !path.equals(home)) {
        return realm.top().resolve(home.relativize(path));
      }
    }
    throw outside(link, path);
  }

  private static Path up(Path link, int folders) {
    Path base = link;
    for (int i = 0; i <= folders; i++) {
      Path parent = base.getParent();
      base = parent == null ? base : parent;
    }
    return base;
  }

  /// An account can name its home through a link, and a link the same home by its real path.
  private static List<Path> homes(Realm realm) {
    List<Path> homes = new ArrayList<>();
    homes.add(realm.top());
    try {
      homes.add(realm.top().toRealPath());
    } catch (IOException e) {
      // the first one is what there is
    }
    return homes;
  }

  private static PathRefusedException outside(Path link, Path target) {
    return new PathRefusedException(
        link,
        "is a link that leads out of the home folder, to "
            + target
            + ", where aiwatch does not write",
        "put the file itself in its place");
  }

  /// What speaks against the file.
  Fault fault(String clause, String remedy) {
    return new Fault(path, clause, remedy);
  }

  @Override
  public void close() {
    folder.close();
  }
}
