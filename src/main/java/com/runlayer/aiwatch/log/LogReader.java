// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.OpenLines;
import com.runlayer.aiwatch.platform.StateException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a log from its oldest line on, through every file that it was rotated into, and goes on
/// while it grows, is rotated or is cut.
public final class LogReader implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final LineFile file;
  private final LineSplitter splitter;

  /// The file that is read, which may have been renamed meanwhile.
  private @Nullable OpenLines current;

  private long offset;

  /// @param lines hears of every line, in the order of the files
  public LogReader(LineFile file, Consumer<String> lines) {
    this.file = file;
    this.splitter = new LineSplitter(lines);
  }

  /// Reads what is new since the last call; at the first call, everything.
  ///
  /// @return whether there is a log at all
  /// @throws StateException if a file is refused or cannot be read
  public boolean read() throws StateException {
    Deque<OpenLines> newer = newerThanCurrent();
    try {
      // after the look for newer files: whoever made one had renamed this one before
      if (current != null) {
        drain(current);
      }
      while (!newer.isEmpty()) {
        close();
        splitter.end();
        OpenLines next = newer.removeLast();
        current = next;
        offset = 0;
        drain(next);
      }
    } finally {
      newer.forEach(OpenLines::close);
    }
    return current != null;
  }

  /// What is begun and not ended counts as a line.
  public void finish() {
    splitter.end();
  }

  /// The youngest first. They are opened in that order, so that a rotation in between shows a file
  /// twice and never hides one.
  private Deque<OpenLines> newerThanCurrent() throws StateException {
    Deque<OpenLines> newer = new ArrayDeque<>();
    boolean opened = false;
    try {
      boolean found = current == null;
      boolean there = false;
      for (Path path : file.paths()) {
        Optional<OpenLines> next = file.open(path);
        there |= next.isPresent() && path.equals(file.paths().getFirst());
        if (next.isEmpty()) {
          continue;
        }
        newer.add(next.get());
        if (isLastTwice(newer)) {
          newer.removeLast().close();
        } else if (current != null && next.get().inode() == current.inode()) {
          newer.removeLast().close();
          found = true;
          break;
        }
      }
      if (!found) {
        // it was removed: what was rotated before is known, and only the one in its place is new
        while (newer.size() > (there ? 1 : 0)) {
          newer.removeLast().close();
        }
      }
      opened = true;
      return newer;
    } finally {
      if (!opened) {
        newer.forEach(OpenLines::close);
      }
    }
  }

  private static boolean isLastTwice(Deque<OpenLines> files) {
    long last = files.getLast().inode();
    return files.stream().filter(each -> each.inode() == last).count() > 1;
  }

  private void drain(OpenLines lines) throws StateException {
    if (lines.size() < offset) {
      offset = 0;
      splitter.end();
    }
    while (true) {
      byte[] piece = lines.read(offset, CHUNK);
      if (piece.length == 0) {
        return;
      }
      offset += piece.length;
      splitter.take(piece);
    }
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
