// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.Stamp;
import com.runlayer.aiwatch.platform.WriteResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Puts a new file in the place of an old one, or of none, in one step.
final class Replacement {
  private static final int OWNER_ONLY = 0600;
  private static final int GROUP = 0070;
  private static final int OTHERS = 0007;
  private static final int NAMES_TRIED = 8;

  private final Posix posix;
  private final PosixAt at;
  private final Realm realm;
  private final Supplier<UUID> random;

  Replacement(Posix posix, PosixAt at, Realm realm, Supplier<UUID> random) {
    this.posix = posix;
    this.at = at;
    this.realm = realm;
    this.random = random;
  }

  /// Writes `text` to a place.
  ///
  /// @param old what is there; empty where nothing is
  WriteResult write(Place place, byte[] text, Optional<OpenFile> old)
      throws ErrnoException, PathRefusedException {
    Unfinished file = create(place);
    boolean done = false;
    try {
      fill(file.descriptor, text);
      if (old.isPresent()) {
        keep(old.get(), file.descriptor);
      } else {
        posix.changeMode(file.descriptor, realm.newFile());
      }
      at.sync(file.descriptor);
      if (!isStill(place, old.map(OpenFile::stamp))) {
        return new WriteResult.Changed();
      }
      if (old.isPresent()) {
        at.replace(place.folder().descriptor(), file.name, place.name());
      } else {
        at.renameToFree(place.folder().descriptor(), file.name, place.name());
      }
      done = true;
      settle(place);
      return new WriteResult.Written(OpenFile.stamp(at.status(file.descriptor), text), List.of());
    } catch (ErrnoException e) {
      if (e.number() == ErrnoException.EEXIST) {
        return new WriteResult.Changed();
      }
      throw e;
    } finally {
      if (!done) {
        discard(place, file.name);
      }
      posix.close(file.descriptor);
    }
  }

  /// An unfinished file; its lock, which goes with the descriptor, says that somebody is at it.
  private static final class Unfinished {
    private final int descriptor;
    private final byte[] name;

    Unfinished(int descriptor, byte[] name) {
      this.descriptor = descriptor;
      this.name = name;
    }
  }

  private Unfinished create(Place place) throws ErrnoException {
    for (int tried = 1; ; tried++) {
      byte[] name = Leftovers.newName(random.get());
      try {
        int descriptor = at.create(place.folder().descriptor(), name, OWNER_ONLY);
        lock(descriptor);
        return new Unfinished(descriptor, name);
      } catch (ErrnoException e) {
        if (e.number() != ErrnoException.EEXIST || tried == NAMES_TRIED) {
          throw e;
        }
      }
    }
  }

  /// A file system without locks has none to respect either.
  private void lock(int descriptor) {
    try {
      at.lock(descriptor);
    } catch (ErrnoException e) {
      // see above
    }
  }

  private void fill(int descriptor, byte[] text) throws ErrnoException {
    int written = 0;
    while (written < text.length) {
      int count =
          posix.write(
              descriptor, written == 0 ? text : Arrays.copyOfRange(text, written, text.length));
      if (count == 0) {
        throw new ErrnoException(ErrnoException.ENOSPC, _ -> "nothing was taken");
      }
      written += count;
    }
  }

  /// The permissions come last: an access list changes them, and they open the file.
  private void keep(OpenFile old, int descriptor) throws ErrnoException {
    FileAttributes.copy(at, posix.abi(), old.descriptor(), descriptor);
    int mode = old.status().file().permissions();
    if (at.status(descriptor).group() != old.status().group()) {
      try {
        at.changeGroup(descriptor, old.status().group());
      } catch (ErrnoException e) {
        // Who is not of the old group cannot give it the file. Another group must not gain what
        // was meant for that one.
        mode = (mode & ~GROUP) | (mode & GROUP & ((mode & OTHERS) << 3));
      }
    }
    posix.changeMode(descriptor, mode);
  }

  private boolean isStill(Place place, Optional<Stamp> expected) throws PathRefusedException {
    Optional<OpenFile> now = OpenFile.of(posix, at, realm, place);
    if (now.isEmpty()) {
      return expected.isEmpty();
    }
    try (OpenFile file = now.get()) {
      return expected.isPresent() && expected.get().equals(file.stamp());
    }
  }

  /// The new name survives a power cut. That a file system cannot do this is no failure: the file
  /// is in its place.
  private void settle(Place place) {
    try {
      at.sync(place.folder().descriptor());
    } catch (ErrnoException e) {
      // see above
    }
  }

  private void discard(Place place, byte[] name) {
    try {
      at.remove(place.folder().descriptor(), name);
    } catch (ErrnoException e) {
      // The next run removes it.
    }
  }
}
