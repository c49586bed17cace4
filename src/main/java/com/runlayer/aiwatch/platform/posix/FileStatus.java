// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.time.Instant;

/// What the system says about an open file.
///
/// @param mode type and permissions, `st_mode`
/// @param links how many hard links the file has
/// @param owner user id
/// @param size in bytes; 0 for many files of `/proc`, whatever they hold
/// @param modified time of the last change
record FileStatus(int mode, long links, long owner, long size, Instant modified) {
  /// POSIX leaves these numbers open, but Linux and macOS have the same.
  private static final int TYPE = 0170000;

  private static final int OTHERS_WRITE = 0022;

  boolean regular() {
    return (mode & TYPE) == 0100000;
  }

  /// Whether the group or everybody may write.
  boolean writableByOthers() {
    return (mode & OTHERS_WRITE) != 0;
  }

  /// The nine bits of `chmod`.
  int permissions() {
    return mode & 0777;
  }

  /// The type as a person calls it.
  String typeName() {
    return switch (mode & TYPE) {
      case 0040000 -> "a folder";
      case 0010000 -> "a named pipe";
      case 0140000 -> "a socket";
      case 0020000, 0060000 -> "a device";
      default -> "something special";
    };
  }
}
