// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/// The functions of the C library that list all accounts. They keep their place in the process:
/// one caller at a time.
interface PasswordDatabase extends Library {
  void setpwent();

  /// The next `struct passwd`, null at the end; overwritten by the next call.
  Pointer getpwent();

  void endpwent();
}
