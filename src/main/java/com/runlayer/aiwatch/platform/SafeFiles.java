// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;

/// The one opener of files that somebody else can write.
public interface SafeFiles {
  /// Whether a symbolic link as the last component of a path is followed.
  enum Links {
    FOLLOW,
    REFUSE
  }

  /// Reads a regular file of at most `maxBytes` whole; never waits for a named pipe or a device.
  FileContent read(Path path, Links links, long maxBytes);

  /// Reads a part of a regular file of any size, fewer bytes where the file ends.
  ///
  /// @param offset where the part begins; a negative one counts from the end of the file, and from
  ///     its beginning where the file is shorter
  /// @param length at most so many bytes
  FileContent readPart(Path path, Links links, long offset, int length);
}
