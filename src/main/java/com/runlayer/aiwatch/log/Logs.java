// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.RotatedLineFile;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.SystemLineFile;
import com.runlayer.aiwatch.platform.posix.PosixLineFiles;

/// Where the log is: a user's in the state folder, in five files of at most 1 MiB; root's where the
/// system has its logs, rotated by the system's own means (newsyslog).
///
/// @param layout of the system
/// @param root whether the process acts as root
/// @param state the user's state folder
public record Logs(Layout layout, boolean root, StateFiles state) {
  private static final String FOLDER = "logs";
  private static final String NAME = "aiwatch.log";
  private static final int FILES = 5;
  private static final long BYTES = 1024 * 1024;

  /// The log. Nothing is touched before something is written or read.
  public LineFile file() {
    PosixLineFiles lines = new PosixLineFiles();
    return root
        ? new SystemLineFile(layout.systemLog(), lines)
        : new RotatedLineFile(state, FOLDER, NAME, FILES, BYTES, lines);
  }
}
