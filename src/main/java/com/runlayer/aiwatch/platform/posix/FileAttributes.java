// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What belongs to a file besides content, owner and permissions.
final class FileAttributes {
  /// `COPYFILE_ACL | COPYFILE_XATTR`, macOS `<copyfile.h>`.
  private static final int LISTS_AND_ATTRIBUTES = 1 | 4;

  /// `XATTR_LIST_MAX` and `XATTR_SIZE_MAX`, Linux `include/uapi/linux/limits.h`.
  private static final int LARGEST = 64 * 1024;

  private FileAttributes() {}

  /// Gives one open file the extended attributes and access lists of another one. On Linux access
  /// lists are attributes. What only the system itself may set (`security.`, `trusted.`) is left to
  /// it where it refuses.
  static void copy(PosixAt system, Abi abi, int from, int to) throws ErrnoException {
    switch (abi.entries()) {
      case LINUX -> copyEach(system, from, to);
      case MACOS ->
          system.call(() -> system.library().fcopyfile(from, to, null, LISTS_AND_ATTRIBUTES));
    }
  }

  private static void copyEach(PosixAt system, int from, int to) throws ErrnoException {
    byte[] names = new byte[LARGEST];
    long length = system.library().flistxattr(from, names, names.length);
    if (length < 0) {
      if (Native.getLastError() == system.flags().notSupported()) {
        return;
      }
      throw new ErrnoException(Native.getLastError(), system.library()::strerror);
    }
    byte[] value = new byte[LARGEST];
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (names[i] == 0) {
        copyOne(system, from, to, Arrays.copyOfRange(names, start, i + 1), value);
        start = i + 1;
      }
    }
  }

  private static void copyOne(PosixAt system, int from, int to, byte[] name, byte[] buffer)
      throws ErrnoException {
    String text = new String(name, StandardCharsets.ISO_8859_1);
    boolean ofTheSystem = text.startsWith("security.") || text.startsWith("trusted.");
    try {
      long size = system.call(() -> system.library().fgetxattr(from, name, buffer, buffer.length));
      system.call(() -> system.library().fsetxattr(to, name, buffer, size, 0));
    } catch (ErrnoException e) {
      if (!ofTheSystem) {
        throw e;
      }
    }
  }
}
