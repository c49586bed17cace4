// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/// Functions of the C library that find a file by its name in an open folder, and those that keep
/// what belongs to a file besides its content. Names are NUL-terminated bytes without a slash.
interface FilesAt extends Library {
  /// `openat(2)`. The mode is variable, and must be declared so for Apple's arm64.
  int openat(int folder, byte[] name, int flags, Object... mode);

  int mkdirat(int folder, byte[] name, int mode);

  int unlinkat(int folder, byte[] name, int flags);

  int renameat(int folder, byte[] name, int otherFolder, byte[] otherName);

  /// Linux, in glibc since 2.28.
  int renameat2(int folder, byte[] name, int otherFolder, byte[] otherName, int flags);

  /// macOS, `<stdio.h>`, since 10.12.
  int renameatx_np(int folder, byte[] name, int otherFolder, byte[] otherName, int flags);

  int fstat(int descriptor, byte[] status);

  int fstatat(int folder, byte[] name, byte[] status, int flags);

  long readlinkat(int folder, byte[] name, byte[] target, long size);

  int fchown(int descriptor, int owner, int group);

  int fsync(int descriptor);

  int flock(int descriptor, int operation);

  int ftruncate(int descriptor, long length);

  /// Linux.
  long flistxattr(int descriptor, byte @Nullable [] names, long size);

  /// Linux.
  long fgetxattr(int descriptor, byte[] name, byte[] value, long size);

  /// Linux.
  int fsetxattr(int descriptor, byte[] name, byte[] value, long size, int flags);

  /// macOS, `<copyfile.h>`: extended attributes and access lists in one call.
  ///
  /// @param state null
  int fcopyfile(int from, int to, @Nullable Pointer state, int flags);

  String strerror(int errno);
}
