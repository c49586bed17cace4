// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file of lines in a folder of the system, such as `/var/log`, which others may write. Nothing
/// that stands in its place is removed, and somebody else rotates it.
public final class SystemLineFile implements LineFile {
  /// Rotation that never comes must not fill the volume.
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final Path path;
  private final LineAppender appender;
  private final LineFiles lines;

  /// @param path absolute; its folder exists
  public SystemLineFile(Path path, LineFiles lines) {
    this.path = path;
    this.lines = lines;
    this.appender = new LineAppender(lines);
  }

  @Override
  public void append(byte[] line) throws StateException {
    if (appender.append(path, line, MAX_BYTES) instanceof LineFiles.Appended.Full) {
      throw new StateException(
          path + " is larger than " + MAX_BYTES + " bytes and takes no more; rotate it.");
    }
  }

  @Override
  public List<Path> paths() {
    return List.of(path);
  }

  @Override
  public Optional<OpenLines> open(Path file) throws StateException {
    return lines.open(file);
  }
}
