// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.DeleteResult;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.Stamp;
import com.runlayer.aiwatch.platform.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Configuration files through the functions that find a file in an open folder. The C library is
/// bound at the first call.
public final class PosixConfigFiles implements ConfigFiles {
  private final Realm realm;
  private final Consumer<Duration> pause;
  private final Supplier<UUID> random = new PosixRandomIds();
  private volatile @Nullable Calls calls;

  private record Calls(Posix posix, PosixAt at) {
    static Calls load() {
      Posix posix = Posix.load();
      return new Calls(posix, PosixAt.load(posix.abi()));
    }
  }

  private PosixConfigFiles(Realm realm, Consumer<Duration> pause) {
    this.realm = realm;
    this.pause = pause;
  }

  /// The machine's files, which belong to root.
  ///
  /// @param root `/`, or the folder of a trial, whose owner stands for root
  /// @param pause waits for other processes
  public static PosixConfigFiles machine(Path root, Consumer<Duration> pause) {
    return new PosixConfigFiles(new Realm(root, Optional.empty()), pause);
  }

  /// The files of one user, for a process that acts as that user; any other one is refused.
  ///
  /// @param home as the account names it
  /// @param pause waits for other processes
  public static PosixConfigFiles user(Path home, long uid, Consumer<Duration> pause) {
    return new PosixConfigFiles(new Realm(home, Optional.of(uid)), pause);
  }

  @Override
  public FileState read(Path file) {
    try {
      Optional<Place> found = find(file, Optional.empty());
      if (found.isEmpty()) {
        return new FileState.Absent();
      }
      try (Place place = found.get()) {
        Optional<OpenFile> opened = OpenFile.of(calls().posix(), calls().at(), realm, place);
        if (opened.isEmpty()) {
          return new FileState.Absent();
        }
        try (OpenFile open = opened.get()) {
          return new FileState.Present(open.text(), open.stamp());
        }
      }
    } catch (PathRefusedException e) {
      return new FileState.Refused(e.sentence());
    }
  }

  @Override
  public boolean exists(Path file) {
    try {
      Optional<Place> found = find(file, Optional.empty());
      if (found.isEmpty()) {
        return false;
      }
      try (Place place = found.get()) {
        Optional<EntryStatus> status =
            calls().at().status(place.folder().descriptor(), place.name());
        return status.isPresent() && OpenFile.objection(realm, place, status.get()).isEmpty();
      }
    } catch (PathRefusedException | ErrnoException e) {
      return false;
    }
  }

  @Override
  public WriteResult write(Path file, byte[] text, FileState before) {
    return switch (before) {
      case FileState.Refused refused -> new WriteResult.Failed(refused.sentence());
      case FileState.Absent _ -> writeNew(file, text);
      case FileState.Present present -> replace(file, text, present.stamp());
    };
  }

  private WriteResult writeNew(Path file, byte[] text) {
    List<Path> made = new ArrayList<>();
    boolean written = false;
    try (Place place = find(file, Optional.of(made)).orElseThrow()) {
      Leftovers.remove(calls().posix(), calls().at(), place.folder());
      WriteResult result = replacement().write(place, text, Optional.empty());
      if (result instanceof WriteResult.Written done) {
        written = true;
        return new WriteResult.Written(done.stamp(), made);
      }
      return result;
    } catch (PathRefusedException e) {
      return new WriteResult.Failed(e.sentence());
    } catch (ErrnoException e) {
      return new WriteResult.Failed(failed(file, "cannot be written", e));
    } finally {
      if (!written) {
        walk().removeEmpty(made);
      }
    }
  }

  private WriteResult replace(Path file, byte[] text, Stamp expected) {
    try {
      Optional<Place> found = find(file, Optional.empty());
      if (found.isEmpty()) {
        return new WriteResult.Changed();
      }
      try (Place place = found.get()) {
        Leftovers.remove(calls().posix(), calls().at(), place.folder());
        Optional<OpenFile> opened = OpenFile.of(calls().posix(), calls().at(), realm, place);
        if (opened.isEmpty()) {
          return new WriteResult.Changed();
        }
        try (OpenFile old = opened.get()) {
          return old.stamp().equals(expected)
              ? replacement().write(place, text, opened)
              : new WriteResult.Changed();
        }
      }
    } catch (PathRefusedException e) {
      return new WriteResult.Failed(e.sentence());
    } catch (ErrnoException e) {
      return new WriteResult.Failed(failed(file, "cannot be replaced", e));
    }
  }

  @Override
  public DeleteResult delete(Path file, Stamp expected, Iterable<Path> folders) {
    try {
      Optional<Place> found = find(file, Optional.empty());
      if (found.isPresent()) {
        try (Place place = found.get()) {
          if (!place.path().equals(file)) {
            return new DeleteResult.Failed(
                file + " is a link now, and aiwatch made no link; remove it by hand.");
          }
          Leftovers.remove(calls().posix(), calls().at(), place.folder());
          Optional<OpenFile> opened = OpenFile.of(calls().posix(), calls().at(), realm, place);
          if (opened.isPresent()) {
            try (OpenFile old = opened.get()) {
              if (!old.stamp().equals(expected)) {
                return new DeleteResult.Changed();
              }
              calls().at().remove(place.folder().descriptor(), place.name());
            }
          }
        }
      }
      return new DeleteResult.Deleted(walk().removeEmpty(folders));
    } catch (PathRefusedException e) {
      return new DeleteResult.Failed(e.sentence());
    } catch (ErrnoException e) {
      return new DeleteResult.Failed(failed(file, "cannot be removed", e));
    }
  }

  @Override
  public void tidy(Path file) {
    try {
      Optional<Place> found = find(file, Optional.empty());
      if (found.isPresent()) {
        try (Place place = found.get()) {
          Leftovers.remove(calls().posix(), calls().at(), place.folder());
        }
      }
    } catch (PathRefusedException e) {
      // whoever reads the file is told
    }
  }

  @Override
  public FileLockResult lock(Path file, Duration atMost) {
    try (Place place = find(file, Optional.of(new ArrayList<>())).orElseThrow()) {
      return new PosixFileLock(calls().posix(), calls().at(), realm, pause).take(place, atMost);
    } catch (PathRefusedException e) {
      return new FileLockResult.Failed(e.sentence());
    } catch (ErrnoException e) {
      return new FileLockResult.Failed(failed(file, "cannot be locked", e));
    }
  }

  /// Empty where the folder is not there.
  private Optional<Place> find(Path file, Optional<List<Path>> made) throws PathRefusedException {
    if (realm.user().isPresent() && realm.user().get() != calls().posix().effectiveUser()) {
      throw new PathRefusedException(
          file,
          "is only touched with the identity of its user, which this process does not have",
          "start aiwatch as that user, or as root");
    }
    return Place.of(calls().at(), walk(), realm, file, made);
  }

  private FolderWalk walk() {
    return new FolderWalk(calls().posix(), calls().at(), realm);
  }

  private Replacement replacement() {
    return new Replacement(calls().posix(), calls().at(), realm, random);
  }

  private String failed(Path file, String clause, ErrnoException e) {
    return FileFailures.fault(calls().at(), file, clause, e).sentence();
  }

  private Calls calls() {
    Calls loaded = calls;
    if (loaded == null) {
      loaded = Calls.load();
      calls = loaded;
    }
    return loaded;
  }
}
