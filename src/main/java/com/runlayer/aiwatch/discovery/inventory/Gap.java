// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.util.Optional;

/// Something that a scan did not look at.
///
/// @param kind the class of the reason
/// @param path what was left out, where that is one place
/// @param sentence what was not looked at, why, and what can be done about it
public record Gap(Kind kind, Optional<Path> path, String sentence) {
  /// Why something was not looked at.
  public enum Kind {
    /// The system forbids it.
    PERMISSION,
    /// A file that is none: a named pipe, a device, a folder, a circle of links.
    NOT_A_FILE,
    /// A file with more bytes, or more entries, than are taken.
    TOO_LARGE,
    /// A link or a recorded project that leads out of the home folder.
    OUTSIDE_HOME,
    /// A network file system below home.
    NETWORK_FILE_SYSTEM,
    /// A file that the configuration excludes.
    EXCLUDED,
    /// Folders below the deepest level.
    DEPTH,
    /// Folders that were left when the time was over.
    TIME,
    /// The system reported a failure.
    IO,
    /// What an installed client keeps where no scan can see it.
    BLIND_SPOT
  }
}
