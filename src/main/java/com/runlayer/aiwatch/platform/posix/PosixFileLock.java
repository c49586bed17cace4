// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.OwnProcess;
import com.runlayer.aiwatch.platform.RootOwned.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Locks with `flock(2)`, which ends with the descriptor and keeps two parts of one process apart,
/// too.
final class PosixFileLock {
  private static final Duration POLL = Duration.ofMillis(50);

  /// Who can open a lock file can hold it for ever.
  private static final int OWNER_ONLY = 0600;

  private static final int HOLDER_BYTES = 32;

  private final Posix posix;
  private final PosixAt at;
  private final Realm realm;
  private final Consumer<Duration> pause;

  PosixFileLock(Posix posix, PosixAt at, Realm realm, Consumer<Duration> pause) {
    this.posix = posix;
    this.at = at;
    this.realm = realm;
    this.pause = pause;
  }

  FileLockResult take(Place place, Duration atMost) throws ErrnoException, PathRefusedException {
    long polls = atMost.toMillis() / POLL.toMillis();
    for (long i = 0; ; i++) {
      Optional<FileLockResult> result = attempt(place, i >= polls);
      if (result.isPresent()) {
        return result.get();
      }
      pause.accept(POLL);
    }
  }

  /// Empty where another attempt is to be made.
  private Optional<FileLockResult> attempt(Place place, boolean last)
      throws ErrnoException, PathRefusedException {
    int descriptor = open(place);
    boolean held = false;
    try {
      EntryStatus status = at.status(descriptor);
      Optional<Fault> objection = OpenFile.objection(realm, place, status);
      if (objection.isPresent()) {
        throw new PathRefusedException(objection.get());
      }
      if (!at.lock(descriptor)) {
        return last ? Optional.of(new FileLockResult.Busy(holder(descriptor))) : Optional.empty();
      }
      // The file may have been removed and made anew meanwhile; its lock is worth nothing then.
      Optional<EntryStatus> named = at.status(place.folder().descriptor(), place.name());
      if (named.isEmpty() || named.get().inode() != status.inode()) {
        return last ? Optional.of(new FileLockResult.Busy(OptionalLong.empty())) : Optional.empty();
      }
      if (realm.isMachine()) {
        mark(descriptor);
      }
      held = true;
      return Optional.of(new FileLockResult.Locked(new Lock(posix, descriptor)));
    } finally {
      if (!held) {
        posix.close(descriptor);
      }
    }
  }

  private int open(Place place) throws ErrnoException, PathRefusedException {
    try {
      return at.openOrCreate(place.folder().descriptor(), place.name(), OWNER_ONLY);
    } catch (ErrnoException e) {
      if (e.number() == posix.abi().errors().tooManyLinks()) {
        throw new PathRefusedException(place.path(), "is a symbolic link", "remove it");
      }
      throw e;
    }
  }

  /// For the message of whoever finds the lock taken; the lock itself does not depend on it.
  private void mark(int descriptor) {
    try {
      posix.changeMode(descriptor, OWNER_ONLY);
      at.empty(descriptor);
      posix.write(descriptor, (OwnProcess.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (ErrnoException e) {
      // A full disk makes the message poorer and nothing else.
    }
  }

  private OptionalLong holder(int descriptor) throws ErrnoException {
    byte[] buffer = new byte[HOLDER_BYTES];
    int count = posix.read(descriptor, buffer, 0);
    try {
      return OptionalLong.of(
          Long.parseLong(new String(buffer, 0, count, StandardCharsets.US_ASCII).strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static final class Lock implements FileLockResult.Held {
    private final Posix posix;
    private final int descriptor;
    private boolean open = true;

    Lock(Posix posix, int descriptor) {
      this.posix = posix;
      this.descriptor = descriptor;
    }

    @Override
    public synchronized void close() {
      if (open) {
        open = false;
        posix.close(descriptor);
      }
    }
  }
}
