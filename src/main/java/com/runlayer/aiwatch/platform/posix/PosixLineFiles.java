// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.LineFiles;
import com.runlayer.aiwatch.platform.OpenLines;
import com.runlayer.aiwatch.platform.StateException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Files of lines through `open(2)` and `write(2)`. The C library is bound at the first call.
public final class PosixLineFiles implements LineFiles {
  private static final int OTHERS = 0077;
  private static final int OWNER_ONLY = 0600;
  private static final int LOOKS = 4;

  private volatile @Nullable Posix posix;

  /// Nothing is loaded yet.
  public PosixLineFiles() {}

  @Override
  public Appended append(Path path, byte[] line, long atMost) {
    Posix system = posix();
    int descriptor;
    try {
      descriptor = system.openForAppending(PathBytes.of(path));
    } catch (ErrnoException e) {
      return e.number() == ErrnoException.ENOENT
          ? new Appended.Missing()
          : new Appended.Refused(clause(e, "written"));
    }
    try {
      FileStatus status = system.status(descriptor);
      Optional<String> objection = objection(status);
      if (objection.isPresent()) {
        return new Appended.Refused(objection.get());
      }
      if (status.size() + line.length > atMost) {
        return new Appended.Full();
      }
      if ((status.permissions() & OTHERS) != 0) {
        system.changeMode(descriptor, OWNER_ONLY);
      }
      byte[] bytes = endsInTheMiddle(system, descriptor, status) ? afterLineEnd(line) : line;
      return system.write(descriptor, bytes) == bytes.length
          ? new Appended.Done()
          : new Appended.Refused("cannot be written: no space left on the volume; make room");
    } catch (ErrnoException e) {
      return new Appended.Refused(clause(e, "written"));
    } finally {
      system.close(descriptor);
    }
  }

  @Override
  public Optional<OpenLines> open(Path path) throws StateException {
    Posix system = posix();
    int descriptor;
    try {
      descriptor = system.open(PathBytes.of(path), false);
    } catch (ErrnoException e) {
      if (e.number() == ErrnoException.ENOENT || e.number() == ErrnoException.ENOTDIR) {
        return Optional.empty();
      }
      throw new StateException(path + " " + clause(e, "read") + ".");
    }
    boolean opened = false;
    try {
      Optional<String> objection = objection(system.status(descriptor));
      if (objection.isPresent()) {
        throw new StateException(path + " " + objection.get() + ", and is not read.");
      }
      long inode = system.inode(descriptor);
      opened = true;
      return Optional.of(new Open(system, path, descriptor, inode));
    } catch (ErrnoException e) {
      throw new StateException(path + " " + clause(e, "read") + ".");
    } finally {
      if (!opened) {
        system.close(descriptor);
      }
    }
  }

  /// Looks again before it says so: a line that another process is just writing may be there in
  /// part.
  private static boolean endsInTheMiddle(Posix system, int descriptor, FileStatus status)
      throws ErrnoException {
    byte[] last = new byte[1];
    long size = status.size();
    for (int look = 0; look < LOOKS; look++) {
      if (size == 0 || system.read(descriptor, last, size - 1) == 0 || last[0] == '\n') {
        return false;
      }
      size = system.status(descriptor).size();
    }
    return true;
  }

  private static byte[] afterLineEnd(byte[] line) {
    byte[] bytes = new byte[line.length + 1];
    bytes[0] = '\n';
    System.arraycopy(line, 0, bytes, 1, line.length);
    return bytes;
  }

  private Optional<String> objection(FileStatus status) {
    if (!status.regular()) {
      return Optional.of("is " + status.typeName() + ", not a regular file");
    }
    if (status.owner() != posix().effectiveUser()) {
      return Optional.of("belongs to another user");
    }
    return status.links() == 1
        ? Optional.empty()
        : Optional.of("has more than one name (hard link)");
  }

  private String clause(ErrnoException e, String done) {
    return e.number() == posix().abi().errors().tooManyLinks()
        ? "is a symbolic link"
        : "cannot be " + done + " (" + e.getMessage() + ")";
  }

  private Posix posix() {
    Posix loaded = posix;
    if (loaded == null) {
      loaded = Posix.load();
      posix = loaded;
    }
    return loaded;
  }

  private record Open(Posix system, Path path, int descriptor, long inode) implements OpenLines {
    @Override
    public long size() throws StateException {
      try {
        return system.status(descriptor).size();
      } catch (ErrnoException e) {
        throw failed(e);
      }
    }

    @Override
    public byte[] read(long offset, int atMost) throws StateException {
      byte[] buffer = new byte[atMost];
      try {
        return Arrays.copyOf(buffer, system.read(descriptor, buffer, offset));
      } catch (ErrnoException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      system.close(descriptor);
    }

    private StateException failed(ErrnoException e) {
      return new StateException(path + " cannot be read (" + e.getMessage() + ").");
    }
  }
}
