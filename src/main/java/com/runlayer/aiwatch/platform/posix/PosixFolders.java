// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lists folders with the call of each system that gives many names and types at once: the JDK
/// gives names only, and asking for each type costs more than the listing. For one thread.
///
/// The C library is bound at the first call.
public final class PosixFolders implements FolderReader {
  private static final int BUFFER = 64 * 1024;

  private @Nullable Listing listing;

  /// Nothing is loaded yet.
  public PosixFolders() {}

  @Override
  public Outcome read(byte[] folder, SafeFiles.Links links, Visitor visitor) {
    Listing current = listing;
    if (current == null) {
      current = new Listing(Posix.load());
    }
    // A visitor may list another folder meanwhile, which then has a buffer of its own.
    listing = null;
    try {
      return current.read(folder, links, visitor);
    } finally {
      listing = current;
    }
  }

  @Override
  public byte[] bytes(Path path) {
    byte[] terminated = PathBytes.of(path);
    return Arrays.copyOf(terminated, terminated.length - 1);
  }

  @Override
  public Path path(byte[] bytes) {
    return PathBytes.toPath(bytes);
  }

  /// The loaded library and the buffer that it fills.
  private static final class Listing {
    private final Posix system;
    private final byte[] names = new byte[BUFFER];
    private final ByteBuffer records = ByteBuffer.wrap(names).order(ByteOrder.LITTLE_ENDIAN);

    Listing(Posix system) {
      this.system = system;
    }

    Outcome read(byte[] folder, SafeFiles.Links links, Visitor visitor) {
      int descriptor;
      try {
        descriptor =
            system.openFolder(
                Arrays.copyOf(folder, folder.length + 1), links == SafeFiles.Links.FOLLOW);
      } catch (ErrnoException e) {
        return failure(e);
      }
      try {
        while (true) {
          int count = system.entries(descriptor, names);
          if (count == 0) {
            return new Outcome.Complete();
          }
          if (!system.abi().entries().decode(records, count, consumer(folder, visitor))) {
            return new Outcome.Stopped();
          }
        }
      } catch (ErrnoException e) {
        return failure(e);
      } catch (IllegalStateException e) {
        return new Outcome.Failed(String.valueOf(e.getMessage()));
      } finally {
        system.close(descriptor);
      }
    }

    private RawEntry.Consumer consumer(byte[] folder, Visitor visitor) {
      return (start, length, type) ->
          length == 0
              || isDots(start, length)
              || visitor.entry(names, start, length, type(folder, start, length, type));
    }

    private boolean isDots(int start, int length) {
      return names[start] == '.' && (length == 1 || (length == 2 && names[start + 1] == '.'));
    }

    private EntryType type(byte[] folder, int start, int length, RawEntry.Type type) {
      return switch (type) {
        case FOLDER -> EntryType.FOLDER;
        case OTHER -> EntryType.OTHER;
        case UNKNOWN -> ask(folder, start, length);
      };
    }

    private EntryType ask(byte[] folder, int start, int length) {
      byte[] path = Arrays.copyOf(folder, folder.length + 1 + length);
      path[folder.length] = '/';
      System.arraycopy(names, start, path, folder.length + 1, length);
      try {
        return Files.readAttributes(
                    PathBytes.toPath(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isDirectory()
            ? EntryType.FOLDER
            : EntryType.OTHER;
      } catch (IOException e) {
        return EntryType.OTHER; // vanished meanwhile
      }
    }

    private Outcome failure(ErrnoException e) {
      int number = e.number();
      if (number == ErrnoException.ENOENT
          || number == ErrnoException.ENOTDIR
          || number == system.abi().errors().tooManyLinks()) {
        return new Outcome.NoFolder();
      }
      if (number == ErrnoException.EACCES || number == ErrnoException.EPERM) {
        return new Outcome.NoPermission();
      }
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    }
  }
}
