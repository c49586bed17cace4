// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

/// The exit codes of every command but `hook`, whose code is what the client's dialect wants.
public enum ExitCode {
  /// Done, also when there was nothing to do.
  DONE(0),
  /// A write, an exchange or a submission failed; for a check: drift.
  FAILED(1),
  /// Wrong usage, or not configured: no `Host`, no key.
  USAGE(2),
  /// Nobody is enrolled yet.
  NOT_ENROLLED(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /// The number that the process ends with.
  public int code() {
    return code;
  }
}
