// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// A file that a person asked for, in a folder of theirs.
public final class NewFile {
  /// What became of it.
  public enum Outcome {
    WRITTEN,
    /// Something is there already, and stays as it is.
    EXISTS
  }

  private NewFile() {}

  /// Makes a file of mode 0600 that was not there. It appears with its whole content or not at all,
  /// and nothing that is there is ever replaced, also not by a race.
  ///
  /// @param file absolute
  /// @throws StateException if it cannot be written
  public static Outcome write(Path file, byte[] content) throws StateException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Outcome.EXISTS;
    }
    FileAttribute<?> own =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path folder = Objects.requireNonNullElse(file.getParent(), file);
    Path temporary;
    try {
      temporary = Files.createTempFile(folder, ".aiwatch-", ".new", own);
    } catch (IOException e) {
      throw StateException.of(file, "cannot be written", e);
    }
    try {
      fill(temporary, content, Set.of(StandardOpenOption.WRITE));
      return link(file, temporary, content, own);
    } catch (FileAlreadyExistsException e) {
      return Outcome.EXISTS;
    } catch (IOException e) {
      throw StateException.of(file, "cannot be written", e);
    } finally {
      discard(temporary);
    }
  }

  /// A second name for a file is made only where nothing is, unlike a move. File systems that know
  /// no second names (FAT, some of the network) get the file under its name at once.
  private static Outcome link(Path file, Path temporary, byte[] content, FileAttribute<?> own)
      throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      fill(file, content, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), own);
    }
    return Outcome.WRITTEN;
  }

  private static void fill(
      Path file, byte[] content, Set<StandardOpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, options, attributes)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // It is the same file under a name that nobody looks for.
    }
  }
}
