// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.FileLockResult;
import java.nio.file.Path;
import java.time.Duration;

/// One installation at a time on a machine. The file lies in root's folder and is root's alone:
/// whoever could open it could hold its lock for ever.
public final class SetupLock {
  /// The file's name in root's state folder.
  public static final String NAME = "setup.lock";

  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private final ConfigFiles files;
  private final Path file;

  /// @param files of the machine, or of a user for an installation of that user's own
  /// @param folder root's state folder, or the user's
  public SetupLock(ConfigFiles files, Path folder) {
    this.files = files;
    this.file = folder.resolve(NAME);
  }

  /// Takes the lock; another run is waited for two seconds.
  public FileLockResult take() {
    return files.lock(file, AT_MOST);
  }

  /// For a person: who has the lock, and what to do.
  public String sentence(FileLockResult.Busy busy) {
    return file
        + " is held by another run of aiwatch"
        + (busy.holder().isPresent() ? " (process " + busy.holder().getAsLong() + ")" : "")
        + "; wait for it, or end that process.";
  }
}
