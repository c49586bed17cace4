// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/// Functions of macOS' libSystem that the C library elsewhere lacks.
interface LibSystem extends Library {
  /// `gethostuuid(2)`, `<unistd.h>`.
  ///
  /// @param uuid receives 16 bytes
  /// @param wait a `struct timespec`: how long to wait for the hardware description at early boot
  /// @return 0, or -1
  int gethostuuid(byte[] uuid, byte[] wait);

  /// `getfsstat(2)`, `<sys/mount.h>`.
  ///
  /// @param buffer receives structures of type `struct statfs`
  /// @param bytes its length
  /// @param mode whether file servers are asked
  /// @return how many mounts there are, or -1
  int getfsstat(byte[] buffer, int bytes, int mode);

  /// `getpwuid_r(3)`, `<pwd.h>`.
  ///
  /// @param entry receives a `struct passwd`
  /// @param buffer receives the texts that it points to
  /// @param result receives the address of `entry`, or null where nobody has this id
  /// @return 0, or an error number
  int getpwuid_r(int uid, Pointer entry, Pointer buffer, long size, PointerByReference result);
}
