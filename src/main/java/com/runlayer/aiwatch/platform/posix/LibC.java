// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.sun.jna.Library;

/// The functions of the C library, with the widths of LP64 systems, which all supported ones are.
/// File names are NUL-terminated bytes: a file name has no encoding.
interface LibC extends Library {
  /// `open(2)` without a mode: nothing is created here. Declared without the variable part on
  /// purpose, because Apple's arm64 passes variable arguments in another way.
  int open(byte[] path, int flags);

  int fstat(int descriptor, byte[] status);

  long read(int descriptor, byte[] buffer, long count);

  int close(int descriptor);

  int geteuid();

  int gethostname(byte[] name, long length);

  String strerror(int errno);
}
