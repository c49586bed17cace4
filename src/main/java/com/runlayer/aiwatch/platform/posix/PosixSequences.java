// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.Sequences;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A sequence is a file that grows by one byte with each number: appending is the one thing that
/// processes can do to a file at the same time without losing one of them.
public final class PosixSequences implements Sequences {
  private volatile @Nullable Posix posix;

  /// Nothing is loaded yet.
  public PosixSequences() {}

  @Override
  public OptionalLong next(Path file) {
    Posix system = posix;
    if (system == null) {
      system = Posix.load();
      posix = system;
    }
    byte[] path = PathBytes.of(file);
    try {
      return append(system, path);
    } catch (ErrnoException e) {
      if (e.number() != ErrnoException.ENOENT || !make(file)) {
        return OptionalLong.empty();
      }
    }
    try {
      return append(system, path);
    } catch (ErrnoException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong append(Posix system, byte[] path) throws ErrnoException {
    int descriptor = system.openForAppending(path);
    try {
      FileStatus status = system.status(descriptor);
      return status.regular() && status.links() == 1 && status.owner() == system.effectiveUser()
          ? OptionalLong.of(system.append(descriptor))
          : OptionalLong.empty();
    } finally {
      system.close(descriptor);
    }
  }

  private static boolean make(Path file) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return true;
    } catch (FileAlreadyExistsException e) {
      return true; // another process was faster
    } catch (IOException e) {
      return false;
    }
  }
}
