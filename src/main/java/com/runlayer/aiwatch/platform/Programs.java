// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.List;

/// Asks programs of the system what only they can tell.
public interface Programs {
  /// Runs a program to its end: with nothing on stdin, an empty environment, and for at most five
  /// seconds.
  ///
  /// @param program absolute
  ProgramRun run(Path program, List<String> arguments);
}
