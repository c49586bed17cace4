// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.RootOwned;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes the way that the writer of the machine's files goes. The C library is bound at the first
/// call.
public final class PosixRootOwned implements RootOwned {
  private final Realm realm;
  private volatile @Nullable Posix posix;

  /// Nothing is loaded yet.
  ///
  /// @param root `/`, or the folder of a trial
  public PosixRootOwned(Path root) {
    this.realm = new Realm(root, Optional.empty());
  }

  @Override
  public Optional<Fault> firstFault(Path file) {
    Posix system = posix();
    PosixAt at = PosixAt.load(system.abi());
    Path parent = file.getParent();
    Path name = file.getFileName();
    if (parent == null || name == null) {
      return Optional.empty();
    }
    try {
      Optional<FolderWalk.Folder> folder = new FolderWalk(system, at, realm).enter(parent);
      if (folder.isEmpty()) {
        return Optional.empty();
      }
      try (FolderWalk.Folder above = folder.get()) {
        Optional<EntryStatus> there = at.status(above.descriptor(), PosixAt.name(name));
        if (there.isPresent() && there.get().isLink()) {
          return Optional.of(
              new Fault(file, "is a symbolic link", "put the file itself in its place"));
        }
        return there.flatMap(status -> realm.fault(file, status, above.owner()));
      }
    } catch (PathRefusedException e) {
      return Optional.of(e.fault());
    } catch (ErrnoException e) {
      return Optional.of(FileFailures.fault(at, file, "cannot be examined", e));
    }
  }

  private Posix posix() {
    Posix loaded = posix;
    if (loaded == null) {
      loaded = Posix.load();
      posix = loaded;
    }
    return loaded;
  }
}
