// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.RootOwned.Fault;
import java.nio.file.Path;

/// A path is not gone.
final class PathRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  PathRefusedException(Fault fault) {
    super(fault.sentence());
    this.fault = fault;
  }

  /// @param clause `is a symbolic link`
  /// @param remedy what to do, as a clause
  PathRefusedException(Path component, String clause, String remedy) {
    this(new Fault(component, clause, remedy));
  }

  Fault fault() {
    return fault;
  }

  /// For a person: what, where, why, and what to do.
  String sentence() {
    return fault.sentence();
  }
}
