// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import com.runlayer.aiwatch.platform.LineFiles.Appended;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A file of lines in a state folder that is renamed when it has grown too large: to `name.1`,
/// which
/// becomes `name.2`, and so on; the oldest is dropped.
///
/// Whoever finds the file full tries a lock and renames. Whoever does not get the lock goes on
/// appending, so that nobody waits; the file gets larger than it should for that moment. Every
/// step is one rename: a process that is ended between two of them leaves a number free, which the
/// next one fills without dropping anything.
public final class RotatedLineFile implements LineFile {
  /// A holder of the lock that never comes to an end must not fill the volume.
  private static final int OVERRUN = 4;

  private final StateFiles parent;
  private final StateFiles folder;
  private final String name;
  private final int files;
  private final long bytes;
  private final LineFiles lines;
  private final LineAppender appender;

  /// @param parent the state folder
  /// @param folder a folder in it
  /// @param name of the file
  /// @param files how many there may be, the one that is written to included
  /// @param bytes how large each may grow
  public RotatedLineFile(
      StateFiles parent, String folder, String name, int files, long bytes, LineFiles lines) {
    this.parent = parent;
    this.folder = parent.folder(folder);
    this.name = name;
    this.files = files;
    this.bytes = bytes;
    this.lines = lines;
    this.appender = new LineAppender(lines);
  }

  @Override
  public void append(byte[] line) throws StateException {
    parent.prepare();
    Path current = path(0);
    folder.removeStranger(name);
    if (appender.append(current, line, bytes) instanceof Appended.Done) {
      return;
    }
    rotate(line.length);
    if (appender.append(current, line, bytes * OVERRUN) instanceof Appended.Full) {
      throw new StateException(
          current + " takes no more lines, because another process keeps it from being rotated.");
    }
  }

  @Override
  public List<Path> paths() {
    return IntStream.range(0, files).mapToObj(this::path).toList();
  }

  @Override
  public Optional<OpenLines> open(Path file) throws StateException {
    return parent.exists() && folder.exists() ? lines.open(file) : Optional.empty();
  }

  /// Nothing happens where another process does it, or has just done it.
  private void rotate(int needed) throws StateException {
    if (!(folder.tryLock(name + ".lock") instanceof LockAttempt.Acquired acquired)) {
      return;
    }
    try (StateLock _ = acquired.lock()) {
      if (size() + needed > bytes) {
        shift();
      }
    }
  }

  private long size() throws StateException {
    Optional<OpenLines> open = lines.open(path(0));
    if (open.isEmpty()) {
      return 0;
    }
    try (OpenLines current = open.get()) {
      return current.size();
    }
  }

  private void shift() throws StateException {
    int free = 1;
    while (free < files - 1 && Files.exists(path(free), LinkOption.NOFOLLOW_LINKS)) {
      free++;
    }
    for (int number = free; number > 0; number--) {
      folder.rename(name(number - 1), name(number));
    }
  }

  private Path path(int number) {
    return folder.directory().resolve(name(number));
  }

  private String name(int number) {
    return number == 0 ? name : name + "." + number;
  }
}
