// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Locks on the files of one state folder.
///
/// Closing *any* descriptor of a file ends the process' lock on it (POSIX `fcntl`), so a lock file
/// is never opened while this process holds its lock: `held` is asked first.
final class StateLocks {
  private static final int HOLDER_BYTES = 32;

  private final StateFolder folder;
  private final OwnedFiles files;
  private final Set<Path> held = ConcurrentHashMap.newKeySet();

  StateLocks(StateFolder folder, OwnedFiles files) {
    this.folder = folder;
    this.files = files;
  }

  LockAttempt tryLock(Path path) throws StateException {
    if (!held.add(path)) {
      return new LockAttempt.Held(OptionalLong.of(OwnProcess.pid()));
    }
    boolean acquired = false;
    try {
      folder.removeStranger(path);
      FileChannel channel = open(path);
      if (lock(channel) == null) {
        channel.close();
        return new LockAttempt.Held(holder(path));
      }
      acquired = true;
      writeHolder(channel);
      return new LockAttempt.Acquired(new StateLock(channel, () -> held.remove(path)));
    } catch (IOException e) {
      throw StateException.of(path, "cannot be locked", e);
    } finally {
      if (!acquired) {
        held.remove(path);
      }
    }
  }

  /// For reading too, because opening a planted named pipe for writing alone would wait for a
  /// reader.
  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /// For the message of whoever finds the lock taken; the lock itself does not depend on it.
  private static void writeHolder(FileChannel channel) {
    byte[] pid = (OwnProcess.pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid), 0);
    } catch (IOException e) {
      // A full disk makes the message poorer and nothing else.
    }
  }

  private OptionalLong holder(Path path) {
    if (!(files.readOwn(path, HOLDER_BYTES) instanceof FileContent.Read read)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Long.parseLong(new String(read.bytes(), StandardCharsets.US_ASCII).strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
