// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one walk of the home folder, breadth first, for the files of every project at once.
///
/// Enters no link and no network file system, and holds no more than the folders that are still to
/// be entered. Somebody who swaps a folder for a link while the walk runs can make it list a place
/// outside home, but not read one: whoever reads a file looks at the real path of each file.
public final class Walk {
  /// Entries between two looks at the clock: a single folder can hold a hundred thousand.
  private static final int ENTRIES_PER_CLOCK = 1_024;

  private static final Set<String> SKIPPED =
      Set.of(
          ("node_modules .git .hg .svn venv .venv __pycache__ dist build target vendor .cache .npm"
                  + " .yarn .pnpm-store .gradle .m2 .cargo .rustup tmp temp .Trash AppData")
              .split(" "));

  /// As Linux (`/proc/mounts`) and macOS (`statfs`) name them. `autofs` mounts something when it is
  /// entered, most often something remote.
  private static final Set<String> NETWORK =
      Set.of(
          ("nfs nfs4 cifs smb smb2 smb3 smbfs afpfs afs webdav davfs ncpfs ceph glusterfs lustre"
                  + " beegfs gpfs autofs sshfs macfuse osxfuse fuse.sshfs fuse.rclone fuse.s3fs"
                  + " fuse.gcsfuse fuse.glusterfs fuse.ceph fuse.davfs2 fuse.juicefs fuse.smbnetfs")
              .split(" "));

  private final Folders folders;
  private final WantedNames wanted;
  private final Layout.Os os;
  private final Set<Path> excluded;
  private final int maxDepth;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private final GapList gaps;
  private final ProgressListener progress;

  private final Map<Long, Boolean> remoteDevices = new HashMap<>();
  private final Queue<Path> toEnter = new ArrayDeque<>();
  private long deadline;
  private boolean late;
  private long listed;
  private long tooDeep;

  /// @param wanted what the listener hears of
  /// @param excluded absolute and normalised
  /// @param maxDepth the deepest level of folders that is listed; home itself is level 0
  public Walk(
      Folders folders,
      WantedNames wanted,
      Layout.Os os,
      Set<Path> excluded,
      int maxDepth,
      Duration timeout,
      LongSupplier nanoTime,
      GapList gaps,
      ProgressListener progress) {
    this.folders = folders;
    this.wanted = wanted;
    this.os = os;
    this.excluded = excluded;
    this.maxDepth = maxDepth;
    this.timeout = timeout;
    this.nanoTime = nanoTime;
    this.gaps = gaps;
    this.progress = progress;
  }

  /// Walks once.
  ///
  /// @return how many folders were listed
  public long run(Path home, WalkListener listener) {
    deadline = nanoTime.getAsLong() + timeout.toNanos();
    toEnter.add(home);
    int level = 0;
    int leftOfLevel = 1;
    while (!toEnter.isEmpty() && !isLate()) {
      if (leftOfLevel == 0) {
        level++;
        leftOfLevel = toEnter.size();
      }
      leftOfLevel--;
      Path folder = toEnter.remove();
      progress.walked(listed);
      enter(folder, level, listener);
    }
    reportLimits();
    return listed;
  }

  private void enter(Path folder, int level, WalkListener listener) {
    try {
      if (isRemote(folder)) {
        gaps.add(
            Gap.Kind.NETWORK_FILE_SYSTEM,
            folder,
            folder + " lies on a network file system and was not entered");
        return;
      }
      try (DirectoryStream<Path> entries = folders.list(folder)) {
        listed++;
        list(folder, level, entries, listener);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return; // removed or replaced since it was seen
    } catch (IOException e) {
      report(folder, e);
    } catch (DirectoryIteratorException e) {
      report(folder, e.getCause());
    }
  }

  private void list(Path folder, int level, DirectoryStream<Path> entries, WalkListener listener)
      throws IOException {
    boolean deeper = false;
    int count = 0;
    for (Path entry : entries) {
      if (++count % ENTRIES_PER_CLOCK == 0 && isLate()) {
        toEnter.add(folder); // counted among what is left
        break;
      }
      String name = String.valueOf(entry.getFileName());
      if (wanted.contains(name)) {
        listener.found(folder, name);
      }
      if (isSkipped(entry, name)) {
        continue;
      }
      if (level < maxDepth) {
        if (folders.isFolder(entry)) {
          toEnter.add(entry);
        }
      } else if (!deeper && folders.isFolder(entry)) {
        deeper = true;
        tooDeep++;
      }
    }
  }

  private boolean isSkipped(Path entry, String name) {
    return SKIPPED.contains(name)
        || (os == Layout.Os.MACOS && name.equals("Library"))
        || excluded.contains(entry);
  }

  private boolean isRemote(Path folder) throws IOException {
    long device = folders.device(folder);
    Boolean known = remoteDevices.get(device);
    if (known == null) {
      // Home itself is entered wherever it lies: a home on a file server is still the home.
      known =
          !remoteDevices.isEmpty()
              && NETWORK.contains(folders.fileSystem(folder).toLowerCase(Locale.ROOT));
      remoteDevices.put(device, known);
    }
    return known;
  }

  private boolean isLate() {
    late = late || nanoTime.getAsLong() - deadline >= 0;
    return late;
  }

  private void report(Path folder, @Nullable Throwable failure) {
    if (failure instanceof AccessDeniedException || isNotPermitted(failure)) {
      gaps.add(Gap.Kind.PERMISSION, folder, Sentences.noPermission(folder, os));
    } else {
      gaps.add(Gap.Kind.IO, folder, folder + " could not be listed: the system reported a failure");
    }
  }

  /// The privacy protection of macOS answers `EPERM`, for which Java has no exception of its own.
  private static boolean isNotPermitted(@Nullable Throwable failure) {
    return failure != null
        && String.valueOf(failure.getMessage()).endsWith("Operation not permitted");
  }

  private void reportLimits() {
    Path next = toEnter.peek();
    if (next != null) {
      gaps.add(
          Gap.Kind.TIME,
          next,
          Sentences.format(
              "The search for projects ended after %,d s with %,d folders not entered, the first of"
                  + " them %s; --project-timeout gives it more time",
              timeout.toSeconds(), toEnter.size(), next));
    }
    if (tooDeep > 0) {
      gaps.add(
          new Gap(
              Gap.Kind.DEPTH,
              Optional.empty(),
              Sentences.format(
                  "%,d folders have subfolders below level %d, which were not entered;"
                      + " --project-depth goes deeper",
                  tooDeep, maxDepth)));
    }
  }
}
