// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.FolderReader.EntryType;
import com.runlayer.aiwatch.platform.FolderReader.Outcome;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// The one walk of the home folder, breadth first, for the files of every project at once.
///
/// Enters no link and no network file system, and holds no more than the folders that are still to
/// be entered. Somebody who swaps a folder for a link while the walk runs can make it list a place
/// outside home, but not read one: whoever reads a file looks at its real path.
public final class Walk {
  /// Entries between two looks at the clock: a single folder can hold a hundred thousand.
  private static final int ENTRIES_PER_CLOCK = 1_024;

  /// Half a million subfolders; a folder that was filled on purpose stops here.
  private static final int MAX_SUBFOLDER_BYTES = 8 << 20;

  private static final long FRONTIER_BYTES = 8 << 20;

  private static final Set<String> SKIPPED =
      Set.of(
          ("node_modules .git .hg .svn venv .venv __pycache__ dist build target vendor .cache .npm"
                  + " .yarn .pnpm-store .gradle .m2 .cargo .rustup tmp temp .Trash AppData")
              .split(" "));

  private final FolderReader folders;
  private final WantedNames wanted;
  private final Layout.Os os;
  private final Set<Path> excluded;
  private final Set<Path> remote;
  private final int maxDepth;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private final GapList gaps;
  private final ProgressListener progress;

  /// @param wanted what the listener hears of
  /// @param excluded absolute and normalised
  /// @param remote folders on which another machine's file system is mounted
  /// @param maxDepth the deepest level of folders that is listed; home itself is level 0
  /// @param nanoTime a clock that never goes back
  public Walk(
      FolderReader folders,
      WantedNames wanted,
      Layout.Os os,
      Set<Path> excluded,
      Set<Path> remote,
      int maxDepth,
      Duration timeout,
      LongSupplier nanoTime,
      GapList gaps,
      ProgressListener progress) {
    this.folders = folders;
    this.wanted = wanted;
    this.os = os;
    this.excluded = Set.copyOf(excluded);
    this.remote = Set.copyOf(remote);
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
    return new Run(listener).walk(home);
  }

  /// Names as the walk compares them: one character per byte, because a name need not be text.
  private static String raw(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private Set<String> raw(Set<Path> paths) {
    Set<String> result = new HashSet<>();
    paths.forEach(path -> result.add(raw(folders.bytes(path))));
    return result;
  }

  /// One walk, and the visitor of each of its folders.
  private final class Run implements FolderReader.Visitor {
    private final WalkListener listener;
    private final ByteNames names = new ByteNames(wanted.names());
    private final List<byte[]> suffixes =
        wanted.suffixes().stream().map(end -> end.getBytes(StandardCharsets.UTF_8)).toList();
    private final ByteNames skipped = new ByteNames(SKIPPED);
    private final ByteNames library =
        new ByteNames(os == Layout.Os.MACOS ? Set.of("Library") : Set.of());
    private final Set<String> rawExcluded = raw(excluded);
    private final Set<String> rawRemote = raw(remote);
    private final Frontier frontier = new Frontier(FRONTIER_BYTES);
    private final ByteArrayOutputStream subfolders = new ByteArrayOutputStream();
    private final long deadline = nanoTime.getAsLong() + timeout.toNanos();

    private byte[] folder = {};
    private int level;
    private int entries;
    private int subfolderCount;
    private boolean deeper;
    private boolean late;
    private long listed;
    private long tooDeep;
    private Optional<Path> interrupted = Optional.empty();

    Run(WalkListener listener) {
      this.listener = listener;
    }

    long walk(Path home) {
      byte[] top = folders.bytes(home);
      if (isLate()) {
        interrupted = Optional.of(home);
      } else {
        enter(top.length == 1 ? new byte[0] : top, 0);
      }
      while (frontier.size() > 0 && !isLate()) {
        byte[] next = frontier.next();
        enter(next, frontier.level());
      }
      reportLimits();
      return listed;
    }

    private void enter(byte[] path, int levelOfPath) {
      progress.walked(listed);
      folder = path;
      level = levelOfPath;
      if (level > 0 && isRemote(path)) {
        return;
      }
      entries = 0;
      subfolderCount = 0;
      subfolders.reset();
      deeper = false;
      // Home itself may be a link, and lie on a file server: it is still the home.
      SafeFiles.Links links = level == 0 ? SafeFiles.Links.FOLLOW : SafeFiles.Links.REFUSE;
      switch (folders.read(level == 0 && path.length == 0 ? new byte[] {'/'} : path, links, this)) {
        case Outcome.Complete _, Outcome.Stopped _ -> listed++;
        case Outcome.NoFolder _ -> {
          return; // removed or replaced since it was seen
        }
        case Outcome.NoPermission _ ->
            gaps.add(Gap.Kind.PERMISSION, path(), Sentences.noPermission(path(), os));
        case Outcome.Failed failed ->
            gaps.add(
                Gap.Kind.IO,
                path(),
                path() + " could not be listed whole: " + failed.explanation());
      }
      frontier.add(folder, subfolders, subfolderCount, level + 1);
    }

    @Override
    public boolean entry(byte[] bytes, int start, int length, EntryType type) {
      if (++entries % ENTRIES_PER_CLOCK == 0 && isLate()) {
        interrupted = Optional.of(path());
        return false;
      }
      if (isWanted(bytes, start, length)) {
        listener.found(path(), new String(bytes, start, length, StandardCharsets.UTF_8));
      }
      return type != EntryType.FOLDER
          || isSkipped(bytes, start, length)
          || addSubfolder(bytes, start, length);
    }

    private boolean addSubfolder(byte[] bytes, int start, int length) {
      if (level >= maxDepth) {
        if (!deeper) {
          deeper = true;
          tooDeep++;
        }
        return true;
      }
      if (subfolders.size() + length >= MAX_SUBFOLDER_BYTES) {
        gaps.add(
            Gap.Kind.TOO_LARGE,
            path(),
            Sentences.format(
                "%s has more subfolders than a scan takes; the rest after %,d was left out",
                path(), subfolderCount));
        return false;
      }
      subfolders.write(bytes, start, length);
      subfolders.write(0);
      subfolderCount++;
      return true;
    }

    private boolean isWanted(byte[] bytes, int start, int length) {
      if (names.contains(bytes, start, length)) {
        return true;
      }
      for (byte[] end : suffixes) {
        if (length > end.length && endsWith(bytes, start + length, end)) {
          return true;
        }
      }
      return false;
    }

    private static boolean endsWith(byte[] bytes, int end, byte[] suffix) {
      for (int i = 1; i <= suffix.length; i++) {
        if (bytes[end - i] != suffix[suffix.length - i]) {
          return false;
        }
      }
      return true;
    }

    private boolean isSkipped(byte[] bytes, int start, int length) {
      return skipped.contains(bytes, start, length)
          || library.contains(bytes, start, length)
          || isExcluded(bytes, start, length);
    }

    private boolean isExcluded(byte[] bytes, int start, int length) {
      return !rawExcluded.isEmpty()
          && rawExcluded.contains(
              raw(folder) + "/" + new String(bytes, start, length, StandardCharsets.ISO_8859_1));
    }

    private boolean isRemote(byte[] path) {
      if (rawRemote.isEmpty() || !rawRemote.contains(raw(path))) {
        return false;
      }
      gaps.add(
          Gap.Kind.NETWORK_FILE_SYSTEM,
          path(),
          path() + " lies on a network file system and was not entered");
      return true;
    }

    private Path path() {
      return folders.path(folder.length == 0 ? new byte[] {'/'} : folder);
    }

    private boolean isLate() {
      late = late || nanoTime.getAsLong() - deadline >= 0;
      return late;
    }

    private void reportLimits() {
      int left = frontier.size() + (interrupted.isPresent() ? 1 : 0);
      if (left > 0) {
        Path next = interrupted.orElseGet(() -> folders.path(frontier.next()));
        gaps.add(
            Gap.Kind.TIME,
            next,
            Sentences.format(
                "The search for projects ended after %,d s with %,d folders not entered, the first"
                    + " of them %s; --project-timeout gives it more time",
                timeout.toSeconds(), left, next));
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
}
