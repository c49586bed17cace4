// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.OwnProcess;
import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/// System calls whose failures are exceptions and which are repeated when a signal interrupts them.
final class Posix {
  private static final int HOST_NAME_BYTES = 256;

  /// `struct winsize`: rows, columns, and both in pixels, of 16 bits each.
  private static final int WINDOW_SIZE_BYTES = 8;

  /// `IOPRIO_WHO_PROCESS`, and `IOPRIO_CLASS_IDLE` in its place.
  private static final long IO_OF_PROCESS = 1;

  private static final long IO_IDLE = 3L << 13;

  /// `SEEK_CUR`.
  private static final int FROM_CURRENT = 1;

  /// `O_RDWR`, the same everywhere.
  private static final int READ_AND_WRITE = 2;

  /// Of `st_ino`, 8 bytes, in the `struct stat` of every supported system.
  private static final int INODE_OFFSET = 8;

  private final Abi abi;
  private final LibC libc;
  private final IntSupplier lastError;

  private Posix(Abi abi, LibC libc, IntSupplier lastError) {
    this.abi = abi;
    this.libc = libc;
    this.lastError = lastError;
  }

  /// Binds the C library. On a JVM the first call of a process loads JNA's library, which takes
  /// some milliseconds: not before something needs it.
  ///
  /// @throws PlatformUnavailableException if the system is unknown or JNA's library cannot be
  /// loaded
  static Posix load() {
    Abi abi = Abi.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    if (OwnProcess.isImage()) {
      ImageLibC image = new ImageLibC();
      return new Posix(abi, image, image::errno);
    }
    return new Posix(abi, variadic(abi), Native::getLastError);
  }

  /// The library with the functions that only JNA can call.
  private static JnaLibC variadic(Abi abi) {
    return NativeLibraries.process(JnaLibC.class, abi.symbols());
  }

  Abi abi() {
    return abi;
  }

  /// Opens for reading; never waits for the other end of a named pipe and never gains a controlling
  /// terminal.
  ///
  /// @param path bytes with a NUL at the end
  int open(byte[] path, boolean followLink) throws ErrnoException {
    Abi.OpenFlags flags = abi.flags();
    int bits = flags.nonBlock() | flags.closeOnExec() | flags.noControllingTerminal();
    return (int) call(() -> libc.open(path, followLink ? bits : bits | flags.noFollow()));
  }

  /// Opens an existing file so that whatever is written goes to its end in one step, and so that
  /// the end can be looked at. Never follows a link as the last component and never waits for the
  /// other end of a named pipe.
  ///
  /// @param path bytes with a NUL at the end
  int openForAppending(byte[] path) throws ErrnoException {
    Abi.OpenFlags flags = abi.flags();
    int bits =
        READ_AND_WRITE
            | flags.append()
            | flags.nonBlock()
            | flags.closeOnExec()
            | flags.noControllingTerminal()
            | flags.noFollow();
    return (int) call(() -> libc.open(path, bits));
  }

  /// Writes one byte at the end of a file that [#openForAppending] opened.
  ///
  /// @return how long the file was with it. The system moves to the end and writes in one step, so
  ///     that no other process gets the same number.
  long append(int descriptor) throws ErrnoException {
    call(() -> libc.write(descriptor, new byte[1], 1));
    return call(() -> libc.lseek(descriptor, 0, FROM_CURRENT));
  }

  /// Makes the process the first of a session of its own, without a terminal. Nothing happens where
  /// it leads a group already.
  void newSession() {
    libc.setsid();
  }

  /// Opens a folder for listing.
  ///
  /// @param path bytes with a NUL at the end
  int openFolder(byte[] path, boolean followLink) throws ErrnoException {
    Abi.OpenFlags flags = abi.flags();
    int bits = flags.nonBlock() | flags.closeOnExec() | flags.folder();
    return (int) call(() -> libc.open(path, followLink ? bits : bits | flags.noFollow()));
  }

  /// Fills `buffer` with the next entries of an open folder, in the form of [Abi#entries].
  ///
  /// @return bytes on Linux, entries on macOS; 0 at the end
  int entries(int folder, byte[] buffer) throws ErrnoException {
    return (int)
        call(
            () ->
                switch (abi.entries()) {
                  case LINUX -> libc.getdents64(folder, buffer, buffer.length);
                  case MACOS ->
                      libc.getattrlistbulk(
                          folder, EntryLayout.NAME_AND_TYPE, buffer, buffer.length, 0);
                });
  }

  FileStatus status(int descriptor) throws ErrnoException {
    byte[] buffer = new byte[abi.stat().length()];
    call(() -> libc.fstat(descriptor, buffer));
    return abi.stat().decode(buffer);
  }

  /// Which file of its volume is open.
  long inode(int descriptor) throws ErrnoException {
    byte[] buffer = new byte[abi.stat().length()];
    call(() -> libc.fstat(descriptor, buffer));
    return ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN).getLong(INODE_OFFSET);
  }

  /// Gives all of `bytes` to the system in one call.
  ///
  /// @return how many were taken; fewer only where the volume is full
  int write(int descriptor, byte[] bytes) throws ErrnoException {
    return (int) call(() -> libc.write(descriptor, bytes, bytes.length));
  }

  /// Sets the permissions of an open file.
  void changeMode(int descriptor, int mode) throws ErrnoException {
    call(() -> libc.fchmod(descriptor, mode));
  }

  /// Reads up to the length of `buffer`.
  ///
  /// @return how many bytes; 0 at the end
  int read(int descriptor, byte[] buffer) throws ErrnoException {
    return (int) call(() -> libc.read(descriptor, buffer, buffer.length));
  }

  /// Reads up to the length of `buffer` from a place of the file.
  ///
  /// @return how many bytes; 0 at the end
  int read(int descriptor, byte[] buffer, long offset) throws ErrnoException {
    return (int) call(() -> libc.pread(descriptor, buffer, buffer.length, offset));
  }

  /// Closes without a second try: after an interruption the descriptor may already belong to
  /// another file.
  void close(int descriptor) {
    libc.close(descriptor);
  }

  long effectiveUser() {
    return Integer.toUnsignedLong(libc.geteuid());
  }

  boolean isTerminal(int descriptor) {
    return libc.isatty(descriptor) == 1;
  }

  /// How many characters a line of a terminal holds; empty where the terminal does not know, or is
  /// none.
  OptionalInt columns(int descriptor) {
    ByteBuffer size = ByteBuffer.allocate(WINDOW_SIZE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (variadic(abi).ioctl(descriptor, abi.windowSize(), (Object) size.array()) != 0) {
      return OptionalInt.empty();
    }
    int columns = Short.toUnsignedInt(size.getShort(2));
    return columns == 0 ? OptionalInt.empty() : OptionalInt.of(columns);
  }

  /// Lets everything else of the machine go first. Nothing happens where the system refuses it.
  void stepBack() {
    Abi.Background background = abi.background();
    libc.setpriority(background.which(), 0, background.value());
    background
        .ioPriority()
        .ifPresent(call -> variadic(abi).syscall(call, IO_OF_PROCESS, 0L, IO_IDLE));
  }

  /// The name that the system calls itself; no name service is asked.
  String hostName() throws ErrnoException {
    byte[] name = new byte[HOST_NAME_BYTES];
    call(() -> libc.gethostname(name, name.length - 1L));
    int length = 0;
    while (name[length] != 0) {
      length++;
    }
    return new String(name, 0, length, StandardCharsets.UTF_8);
  }

  private long call(SystemCall call) throws ErrnoException {
    while (true) {
      long result = call.run();
      if (result >= 0) {
        return result;
      }
      int number = lastError.getAsInt();
      if (number != ErrnoException.EINTR) {
        throw new ErrnoException(number, libc::strerror);
      }
    }
  }

  private interface SystemCall {
    long run();
  }
}
