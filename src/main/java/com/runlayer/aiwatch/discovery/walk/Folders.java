// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;

/// What a scan asks the file system about folders. Never opens a file.
public interface Folders {
  /// The entries of a folder, in no order, one at a time.
  DirectoryStream<Path> list(Path folder) throws IOException;

  /// Whether an entry is a folder itself, and no link to one. What vanished is none.
  boolean isFolder(Path entry) throws IOException;

  /// A number that differs where two folders lie on different file systems.
  long device(Path folder) throws IOException;

  /// The kind of file system that a folder lies on, as the system names it: `ext4`, `nfs4`.
  String fileSystem(Path folder) throws IOException;
}
