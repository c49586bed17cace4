// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.Optional;

/// Files whose owner matters: the program's own state, and files that only the administrator may
/// write.
public interface OwnedFiles {
  /// The user id that the process acts as.
  long effectiveUser();

  /// Reads a state file of at most `maxBytes`: a regular file of the effective user with one hard
  /// link and no symbolic link as its last component. Everything else is refused, so that nobody
  /// can lend the program a file as its own.
  FileContent readOwn(Path path, long maxBytes);

  /// Reads the end of a file of the effective user, with the same refusals as [#readOwn].
  ///
  /// @param length at most so many bytes, fewer where the file is shorter
  FileContent readOwnEnd(Path path, int length);

  /// Why a file cannot be trusted as the administrator's. It can if it is a regular file, not
  /// reached through a link, and if it and every folder between `root` and it belong to the owner
  /// of `root` (`/` is root's; a trial's root folder is whose trial it is) and cannot be written by
  /// anybody else.
  ///
  /// @return one clause for a person, without the path: `can be written by others`; empty where
  /// there is no objection
  Optional<String> objection(Path path, Path root);
}
