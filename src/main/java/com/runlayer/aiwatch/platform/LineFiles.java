// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.Optional;

/// The system's part of files that lines are appended to while others do the same. Every file must
/// be regular, the effective user's and have one name; that is decided on the open descriptor.
public interface LineFiles {
  /// Appends a line with one call of the system, so that lines of several processes never mix.
  /// Where
  /// the file does not end with a line end, because its last writer was ended in the middle, the
  /// line begins on a line of its own. A file that others may read is closed to them.
  ///
  /// @param path exists already
  /// @param line bytes with the line end
  /// @param atMost bytes that the file may have; nothing is appended beyond
  Appended append(Path path, byte[] line, long atMost);

  /// Opens a file for reading while it grows.
  ///
  /// @return empty where there is none
  /// @throws StateException if it is not the user's own or cannot be opened
  Optional<OpenLines> open(Path path) throws StateException;

  /// What became of a line.
  sealed interface Appended {
    /// It is at the end of the file.
    record Done() implements Appended {}

    /// The file is not there; maybe another process has just renamed it.
    record Missing() implements Appended {}

    /// The file would have become too large; nothing was written.
    record Full() implements Appended {}

    /// Nothing, or not all of it, was written.
    ///
    /// @param clause for a person, without the path: `is a symbolic link`
    record Refused(String clause) implements Appended {}
  }
}
