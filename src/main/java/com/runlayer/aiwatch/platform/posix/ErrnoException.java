// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.util.function.IntFunction;

/// A system call failed. The message is the system's own text for the number, asked for when
/// somebody wants it: a file that is not there is no news, and the text costs more than the call.
/// For the same reason there is no stack trace.
final class ErrnoException extends Exception {
  private static final long serialVersionUID = 1L;

  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int ENXIO = 6;
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int ENODEV = 19;
  static final int ENOTDIR = 20;
  static final int EINVAL = 22;
  static final int ENOSPC = 28;
  static final int EROFS = 30;

  private final int number;
  private final transient IntFunction<String> texts;

  ErrnoException(int number, IntFunction<String> texts) {
    super(null, null, false, false);
    this.number = number;
    this.texts = texts;
  }

  /// With a text that is known.
  ErrnoException(int number, String text) {
    this(number, _ -> text);
  }

  @Override
  public String getMessage() {
    return texts.apply(number);
  }

  int number() {
    return number;
  }
}
