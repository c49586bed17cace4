// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

/// The functions of the C library, with the widths of LP64 systems, which all supported ones are.
/// File names are NUL-terminated bytes: a file name has no encoding. A negative result is a failure
/// whose reason [#errno] tells.
///
/// There are two of them: the JVM reaches C through JNA, a native image calls it directly, because
/// JNA's start costs a client half of what a hook takes.
interface LibC {
  /// `open(2)` without a mode: nothing is created here. Declared without the variable part on
  /// purpose, because Apple's arm64 passes variable arguments in another way.
  int open(byte[] path, int flags);

  int fstat(int descriptor, byte[] status);

  long read(int descriptor, byte[] buffer, long count);

  /// `pread(2)`.
  long pread(int descriptor, byte[] buffer, long count, long offset);

  long write(int descriptor, byte[] buffer, long count);

  int fchmod(int descriptor, int mode);

  int close(int descriptor);

  /// `lseek(2)`.
  long lseek(int descriptor, long offset, int whence);

  int setsid();

  /// `getdents64(2)`, Linux, in glibc since 2.30.
  ///
  /// @param buffer receives `struct linux_dirent64`, see [EntryLayout#LINUX]
  /// @return bytes, 0 at the end, -1
  long getdents64(int descriptor, byte[] buffer, long size);

  /// `getattrlistbulk(2)`, macOS.
  ///
  /// @param attributes a `struct attrlist`
  /// @param buffer receives entries, see [EntryLayout#MACOS]
  /// @return entries, 0 at the end, -1
  int getattrlistbulk(int folder, byte[] attributes, byte[] buffer, long size, long options);

  int geteuid();

  int isatty(int descriptor);

  /// `setpriority(2)`. On Linux it acts on the calling thread and those that this one starts.
  ///
  /// @param who 0: the caller
  int setpriority(int which, int who, int value);

  int gethostname(byte[] name, long length);

  String strerror(int errno);
}
