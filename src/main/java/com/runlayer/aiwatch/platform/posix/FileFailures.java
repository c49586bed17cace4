// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.RootOwned.Fault;
import java.nio.file.Path;

/// What a person is told about a failed call.
final class FileFailures {
  private FileFailures() {}

  /// What a failed call means for a path.
  ///
  /// @param failed what did not work: `cannot be written`
  static Fault fault(PosixAt system, Path path, String failed, ErrnoException e) {
    int number = e.number();
    if (number == system.flags().quota()) {
      return new Fault(path, failed + ": the quota is used up", "make room on the volume");
    }
    return switch (number) {
      case ErrnoException.ENOSPC ->
          new Fault(path, failed + ": no space is left", "make room on the volume");
      case ErrnoException.EROFS ->
          new Fault(path, failed + ": the volume is read-only", "mount it writable");
      case ErrnoException.EACCES ->
          new Fault(path, failed + ": permission denied", "check owner and mode of the folder");
      case ErrnoException.EPERM ->
          new Fault(
              path,
              failed + ": the system does not permit it",
              "unlock the file and its folder (chflags nouchg, on Linux chattr -i), or give aiwatch"
                  + " Full Disk Access");
      default -> new Fault(path, failed + ": " + e.getMessage(), "check the volume");
    };
  }
}
