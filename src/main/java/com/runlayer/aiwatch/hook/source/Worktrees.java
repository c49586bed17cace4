// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the repository of a further working tree: there `.git` is a file that says where the
/// repository keeps what belongs to the tree (`gitdir: /src/app/.git/worktrees/fix`, see
/// gitrepository-layout(5)). Claude Code may know such a project by the repository's folder.
final class Worktrees {
  private static final int MAX_BYTES = 8 * 1024;
  private static final String BEGIN = "gitdir:";
  private static final String INSIDE = "/.git/worktrees/";

  private final SafeFiles files;

  Worktrees(SafeFiles files) {
    this.files = files;
  }

  /// The repository's folder, for a folder that is such a tree.
  Optional<Path> repository(Path folder) {
    return switch (files.read(folder.resolve(".git"), SafeFiles.Links.FOLLOW, MAX_BYTES)) {
      case FileContent.Absent _, FileContent.Refused _ -> Optional.empty();
      case FileContent.Read read -> repository(folder, read.bytes());
    };
  }

  private static Optional<Path> repository(Path folder, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8).strip();
    if (!text.startsWith(BEGIN)) {
      return Optional.empty();
    }
    String place = text.substring(BEGIN.length()).strip();
    int inside = place.lastIndexOf(INSIDE);
    return inside <= 0
        ? Optional.empty()
        : SessionFolders.path(
            place.startsWith("/")
                ? place.substring(0, inside)
                : folder + "/" + place.substring(0, inside));
  }
}
