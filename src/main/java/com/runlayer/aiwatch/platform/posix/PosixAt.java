// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The functions of [FilesAt], whose failures are exceptions and which are repeated when a signal
/// interrupts them.
final class PosixAt {
  private static final int WRITE_ONLY = 1;
  private static final int READ_AND_WRITE = 2;
  private static final int LOCK_EXCLUSIVE_AT_ONCE = 2 | 4;

  /// `PATH_MAX` of Linux; macOS has 1024.
  private static final int LONGEST_TARGET = 4096;

  private final Abi abi;
  private final AtFlags flags;
  private final FilesAt library;

  PosixAt(Abi abi, FilesAt library) {
    this.abi = abi;
    this.flags = AtFlags.of(abi);
    this.library = library;
  }

  /// Binds the C library.
  static PosixAt load(Abi abi) {
    Map<String, String> symbols = new HashMap<>(abi.symbols());
    if (symbols.containsKey("fstat")) {
      symbols.put("fstatat", "fstatat$INODE64");
    }
    return new PosixAt(abi, NativeLibraries.process(FilesAt.class, Map.copyOf(symbols)));
  }

  AtFlags flags() {
    return flags;
  }

  FilesAt library() {
    return library;
  }

  /// One component of a path as the system takes it.
  static byte[] name(Path component) {
    byte[] absolute = PathBytes.of(Path.of("/").resolve(component));
    return Arrays.copyOfRange(absolute, 1, absolute.length);
  }

  /// Opens a folder; a link in its place is not entered.
  int openFolder(int folder, byte[] name) throws ErrnoException {
    int bits = common() | abi.flags().folder();
    return (int) call(() -> library.openat(folder, name, bits));
  }

  /// Opens a file for reading; a link in its place is not followed, a pipe not waited for.
  int open(int folder, byte[] name) throws ErrnoException {
    return (int) call(() -> library.openat(folder, name, common()));
  }

  /// Makes a file that was not there, for writing.
  int create(int folder, byte[] name, int mode) throws ErrnoException {
    int bits = common() | WRITE_ONLY | flags.create() | flags.exclusive();
    return (int) call(() -> library.openat(folder, name, bits, mode));
  }

  /// Opens a file for reading and writing, and makes it where it is missing.
  int openOrCreate(int folder, byte[] name, int mode) throws ErrnoException {
    int bits = common() | READ_AND_WRITE | flags.create();
    return (int) call(() -> library.openat(folder, name, bits, mode));
  }

  void makeFolder(int folder, byte[] name, int mode) throws ErrnoException {
    call(() -> library.mkdirat(folder, name, mode));
  }

  void remove(int folder, byte[] name) throws ErrnoException {
    call(() -> library.unlinkat(folder, name, 0));
  }

  /// Removes an empty folder.
  void removeFolder(int folder, byte[] name) throws ErrnoException {
    call(() -> library.unlinkat(folder, name, flags.removeFolder()));
  }

  /// Gives a file the name of another one, which is gone then.
  void replace(int folder, byte[] name, byte[] other) throws ErrnoException {
    call(() -> library.renameat(folder, name, folder, other));
  }

  /// Gives a file a name that nothing has. File systems that cannot tell in one step are asked
  /// first.
  void renameToFree(int folder, byte[] name, byte[] other) throws ErrnoException {
    try {
      call(
          () ->
              switch (abi.entries()) {
                case LINUX -> library.renameat2(folder, name, folder, other, flags.keepOther());
                case MACOS -> library.renameatx_np(folder, name, folder, other, flags.keepOther());
              });
    } catch (ErrnoException e) {
      int number = e.number();
      if (number != ErrnoException.EINVAL
          && number != flags.noSuchCall()
          && number != flags.notSupported()) {
        throw e;
      }
      if (status(folder, other).isPresent()) {
        throw new ErrnoException(ErrnoException.EEXIST, library::strerror);
      }
      replace(folder, name, other);
    }
  }

  EntryStatus status(int descriptor) throws ErrnoException {
    byte[] buffer = new byte[abi.stat().length()];
    call(() -> library.fstat(descriptor, buffer));
    return EntryStatus.of(abi.stat(), buffer);
  }

  /// What has this name, a link itself; empty where nothing has it.
  Optional<EntryStatus> status(int folder, byte[] name) throws ErrnoException {
    byte[] buffer = new byte[abi.stat().length()];
    try {
      call(() -> library.fstatat(folder, name, buffer, flags.noFollow()));
    } catch (ErrnoException e) {
      if (e.number() == ErrnoException.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.of(EntryStatus.of(abi.stat(), buffer));
  }

  /// Where a link leads, as it is written.
  byte[] target(int folder, byte[] name) throws ErrnoException {
    byte[] buffer = new byte[LONGEST_TARGET];
    long length = call(() -> library.readlinkat(folder, name, buffer, buffer.length));
    return Arrays.copyOf(buffer, (int) length);
  }

  /// Gives an open file another group; the owner stays.
  void changeGroup(int descriptor, long group) throws ErrnoException {
    call(() -> library.fchown(descriptor, -1, (int) group));
  }

  /// Waits until the disk has it.
  void sync(int descriptor) throws ErrnoException {
    call(() -> library.fsync(descriptor));
  }

  void empty(int descriptor) throws ErrnoException {
    call(() -> library.ftruncate(descriptor, 0));
  }

  /// Takes the lock of an open file, which ends when it is closed.
  ///
  /// @return false where somebody else has it
  boolean lock(int descriptor) throws ErrnoException {
    try {
      call(() -> library.flock(descriptor, LOCK_EXCLUSIVE_AT_ONCE));
      return true;
    } catch (ErrnoException e) {
      if (e.number() == flags.again()) {
        return false;
      }
      throw e;
    }
  }

  /// Repeats a call that a signal interrupted.
  ///
  /// @return what the call gives, not negative
  long call(SystemCall call) throws ErrnoException {
    while (true) {
      long result = call.run();
      if (result >= 0) {
        return result;
      }
      int number = Native.getLastError();
      if (number != ErrnoException.EINTR) {
        throw new ErrnoException(number, library::strerror);
      }
    }
  }

  private int common() {
    Abi.OpenFlags open = abi.flags();
    return open.noFollow() | open.nonBlock() | open.closeOnExec() | open.noControllingTerminal();
  }

  /// A call that gives -1 where it failed.
  interface SystemCall {
    long run();
  }
}
