// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.StateException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The events that wait for their delivery.
///
/// @param events how many; not more than were counted
/// @param bytes how much room they take
/// @param oldest when the oldest was written; empty where there is none
/// @param complete whether all were counted
public record Spool(long events, long bytes, Optional<Instant> oldest, boolean complete) {
  /// Twice as many as the spool is to hold.
  private static final int MAX_ENTRIES = 20_000;

  /// Below the folder itself lie what was set aside and the numbers of sessions, which wait for
  /// nothing.
  private static final int MAX_DEPTH = 1;

  /// Where they are.
  public static Path folder(Layout layout) {
    return layout.stateDirectory().resolve("spool");
  }

  /// Counts them; a folder that is not there holds none. Files whose name begins with a dot are
  /// being written, or are no events.
  ///
  /// @throws StateException if the folder cannot be listed
  public static Spool read(Layout layout) throws StateException {
    Path folder = folder(layout);
    Counter counter = new Counter();
    if (Files.isDirectory(folder)) {
      try {
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, counter);
      } catch (IOException e) {
        throw new StateException(folder + " cannot be listed; check its owner and mode.");
      }
    }
    return new Spool(
        counter.events, counter.bytes, Optional.ofNullable(counter.oldest), counter.complete);
  }

  private static final class Counter extends SimpleFileVisitor<Path> {
    private long events;
    private long bytes;
    private @Nullable Instant oldest;
    private boolean complete = true;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isRegularFile() || String.valueOf(file.getFileName()).startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      if (events == MAX_ENTRIES) {
        complete = false;
        return FileVisitResult.TERMINATE;
      }
      events++;
      bytes += attributes.size();
      Instant time = attributes.lastModifiedTime().toInstant();
      if (oldest == null || time.isBefore(oldest)) {
        oldest = time;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      // delivered meanwhile
      return FileVisitResult.CONTINUE;
    }
  }
}
