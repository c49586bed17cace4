// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FileContent.Absent;
import com.runlayer.aiwatch.platform.FileContent.Read;
import com.runlayer.aiwatch.platform.FileContent.Reason;
import com.runlayer.aiwatch.platform.FileContent.Refused;
import com.runlayer.aiwatch.platform.OwnedFiles;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens with `open(2)` and decides on the open descriptor, so that nobody can exchange the file
/// between the look and the read. A named pipe, a socket or a device never holds the program up.
///
/// The C library is bound at the first call.
public final class PosixSafeFiles implements SafeFiles, OwnedFiles {
  /// Enough for nearly every configuration file in one call, little enough to be copied to and fro.
  private static final int CHUNK = 64 * 1024;

  private volatile @Nullable Posix posix;

  /// Nothing is loaded yet.
  public PosixSafeFiles() {}

  @Override
  public FileContent read(Path path, Links links, long maxBytes) {
    return open(path, links, maxBytes, status -> Optional.empty());
  }

  @Override
  public FileContent readPart(Path path, Links links, long offset, int length) {
    return opened(
        path, links, (descriptor, status) -> part(posix(), descriptor, status, offset, length));
  }

  @Override
  public FileContent readOwnEnd(Path path, int length) {
    return opened(
        path,
        Links.REFUSE,
        (descriptor, status) -> {
          Optional<String> objection = foreign(status);
          return objection.isPresent()
              ? new Refused(Reason.NOT_OURS, objection.get())
              : part(posix(), descriptor, status, -length, length);
        });
  }

  private static FileContent part(
      Posix system, int descriptor, FileStatus status, long offset, int length)
      throws ErrnoException {
    long start = offset < 0 ? Math.max(0, status.size() + offset) : offset;
    byte[] content = new byte[length];
    int filled = 0;
    byte[] buffer = new byte[Math.min(length, CHUNK)];
    while (filled < length) {
      int count = system.read(descriptor, buffer, start + filled);
      if (count == 0) {
        break;
      }
      int used = Math.min(count, length - filled);
      System.arraycopy(buffer, 0, content, filled, used);
      filled += used;
    }
    return new Read(
        filled == length ? content : Arrays.copyOf(content, filled),
        status.modified(),
        status.permissions());
  }

  @Override
  public FileContent readOwn(Path path, long maxBytes) {
    return open(path, Links.REFUSE, maxBytes, this::foreign);
  }

  @Override
  public long effectiveUser() {
    return posix().effectiveUser();
  }

  @Override
  public Optional<String> objection(Path path, Path root) {
    Posix system = posix();
    int descriptor;
    try {
      descriptor = system.open(PathBytes.of(path), false);
    } catch (ErrnoException e) {
      return Optional.of(
          switch (failure(path, Links.REFUSE, e)) {
            case Refused refused -> refused.explanation();
            case Absent _ -> "is not there";
            case Read _ -> throw new IllegalStateException("a failed call reads nothing");
          });
    }
    try {
      FileStatus status = system.status(descriptor);
      if (!status.regular()) {
        return Optional.of(notRegular(status));
      }
      return Ownership.objection(status, path, root);
    } catch (ErrnoException e) {
      return Optional.of(unreadable(e));
    } finally {
      system.close(descriptor);
    }
  }

  private FileContent open(Path path, Links links, long maxBytes, Condition condition) {
    if (maxBytes < 0 || maxBytes > Integer.MAX_VALUE - CHUNK) {
      throw new IllegalArgumentException("a file of " + maxBytes + " bytes fits into no array");
    }
    return opened(
        path,
        links,
        (descriptor, status) -> {
          Optional<String> objection = condition.objection(status);
          if (objection.isPresent()) {
            return new Refused(Reason.NOT_OURS, objection.get());
          }
          return status.size() > maxBytes
              ? tooLarge(maxBytes)
              : content(posix(), descriptor, status, maxBytes);
        });
  }

  private FileContent opened(Path path, Links links, Use use) {
    Posix system = posix();
    int descriptor;
    try {
      descriptor = system.open(PathBytes.of(path), links == Links.FOLLOW);
    } catch (ErrnoException e) {
      return failure(path, links, e);
    }
    try {
      FileStatus status = system.status(descriptor);
      return status.regular()
          ? use.of(descriptor, status)
          : new Refused(Reason.NOT_REGULAR, notRegular(status));
    } catch (ErrnoException e) {
      return new Refused(Reason.IO_ERROR, unreadable(e));
    } finally {
      system.close(descriptor);
    }
  }

  /// Reads on to the end instead of trusting the size, which is 0 for files of `/proc` and can grow
  /// meanwhile. A file that keeps its size is held once and not copied.
  private static FileContent content(Posix system, int descriptor, FileStatus status, long maxBytes)
      throws ErrnoException {
    byte[] content = new byte[(int) status.size()];
    byte[] buffer = new byte[Math.clamp(status.size() + 1, 1024, CHUNK)];
    int length = 0;
    while (true) {
      int count = system.read(descriptor, buffer);
      if (count == 0) {
        return new Read(
            length == content.length ? content : Arrays.copyOf(content, length),
            status.modified(),
            status.permissions());
      }
      if (length + count > maxBytes) {
        return tooLarge(maxBytes);
      }
      if (length + count > content.length) {
        content = Arrays.copyOf(content, Math.max(length + count, content.length * 2));
      }
      System.arraycopy(buffer, 0, content, length, count);
      length += count;
    }
  }

  private Optional<String> foreign(FileStatus status) {
    if (status.owner() != posix().effectiveUser()) {
      return Optional.of("belongs to another user");
    }
    return status.links() == 1
        ? Optional.empty()
        : Optional.of("has more than one name (hard link)");
  }

  private FileContent failure(Path path, Links links, ErrnoException e) {
    Abi.ErrorNumbers errors = posix().abi().errors();
    int number = e.number();
    if (number == ErrnoException.ENOENT || number == ErrnoException.ENOTDIR) {
      return new Absent();
    }
    if (number == ErrnoException.EACCES || number == ErrnoException.EPERM) {
      return new Refused(Reason.NO_PERMISSION, unreadable(e));
    }
    if (number == errors.tooManyLinks()) {
      // The same number for "the last component is a link" and for a circle further up.
      return links == Links.REFUSE && Files.isSymbolicLink(path)
          ? new Refused(Reason.LINK, "is a symbolic link")
          : new Refused(Reason.LINK_LOOP, "lies behind symbolic links that lead in a circle");
    }
    if (number == ErrnoException.ENXIO
        || number == ErrnoException.ENODEV
        || number == errors.notSupported()) {
      return new Refused(Reason.NOT_REGULAR, "is a socket or a device, not a regular file");
    }
    return new Refused(Reason.IO_ERROR, unreadable(e));
  }

  private static String notRegular(FileStatus status) {
    return "is " + status.typeName() + ", not a regular file";
  }

  private static FileContent tooLarge(long maxBytes) {
    return new Refused(
        Reason.TOO_LARGE, "is larger than the " + maxBytes + " bytes that are read of such a file");
  }

  private static String unreadable(ErrnoException e) {
    return "cannot be read (" + e.getMessage() + ")";
  }

  private Posix posix() {
    Posix loaded = posix;
    if (loaded == null) {
      loaded = Posix.load();
      posix = loaded;
    }
    return loaded;
  }

  /// What is done with an open regular file.
  private interface Use {
    FileContent of(int descriptor, FileStatus status) throws ErrnoException;
  }

  /// What is asked of a regular file beyond its type.
  private interface Condition {
    Optional<String> objection(FileStatus status);
  }
}
