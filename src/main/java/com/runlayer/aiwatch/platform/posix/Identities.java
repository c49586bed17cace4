// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.sun.jna.Library;

/// Functions of the C library that say who the process is, and change it. They act on the whole
/// process: glibc's set the identity of every thread (`nptl(7)`), Darwin knows none but the
/// process'.
interface Identities extends Library {
  int geteuid();

  int getegid();

  int seteuid(int user);

  int setegid(int group);

  /// Takes the groups that the system's databases give a user.
  ///
  /// @param name NUL-terminated
  int initgroups(byte[] name, int group);

  /// The further groups of the process.
  ///
  /// @param most 0: only counts
  /// @return how many groups there are, or -1
  int getgroups(int most, int[] groups);

  /// Replaces the further groups.
  ///
  /// @param count `size_t` on Linux, `int` on macOS
  int setgroups(long count, int[] groups);

  String strerror(int errno);
}
