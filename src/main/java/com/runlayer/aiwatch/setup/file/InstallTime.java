// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.FileState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// When the package was installed: the time of the last change of `.install-time`, which
/// postinstall
/// makes. For some minutes after it the first user is waited for.
public final class InstallTime {
  /// The file's name in root's state folder.
  public static final String NAME = ".install-time";

  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final ConfigFiles files;
  private final Path file;
  private final Clock clock;

  /// @param files of the machine
  /// @param machineState root's state folder
  public InstallTime(ConfigFiles files, Path machineState, Clock clock) {
    this.files = files;
    this.file = machineState.resolve(NAME);
    this.clock = clock;
  }

  /// Whether the package was installed a moment ago. A stamp that is missing, is not root's, cannot
  /// be read or lies in the future says no: a yes makes launchd start the program again every
  /// minute.
  public boolean isRecent() {
    if (!(files.read(file) instanceof FileState.Present present)) {
      return false;
    }
    Duration age = Duration.between(present.stamp().modified(), clock.instant());
    return !age.isNegative() && age.compareTo(WINDOW) < 0;
  }
}
