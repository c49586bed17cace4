// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.sun.jna.Library;

/// The C library through JNA, with the functions that take variable arguments: a native image has
/// no
/// way to declare those.
interface JnaLibC extends LibC, Library {
  /// `ioctl(2)`. What follows the request is variable, and must be declared so for Apple's arm64.
  int ioctl(int descriptor, long request, Object... arguments);

  /// `syscall(2)`, Linux, for calls that the C library has no function for.
  long syscall(long number, Object... arguments);
}
