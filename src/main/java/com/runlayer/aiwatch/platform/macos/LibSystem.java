// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Library;

/// Functions of macOS' libSystem that the C library elsewhere lacks.
interface LibSystem extends Library {
  /// `gethostuuid(2)`, `<unistd.h>`.
  ///
  /// @param uuid receives 16 bytes
  /// @param wait a `struct timespec`: how long to wait for the hardware description at early boot
  /// @return 0, or -1
  int gethostuuid(byte[] uuid, byte[] wait);
}
