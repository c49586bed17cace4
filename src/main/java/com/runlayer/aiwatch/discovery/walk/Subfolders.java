// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.FolderReader.EntryType;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The folders in one folder, for searches whose place is known: skills, plugins. A link counts,
/// because people link to what they keep elsewhere; whoever enters one looks at where it leads.
public final class Subfolders {
  /// A folder that was filled on purpose stops here.
  private static final int MAX = 5_000;

  private Subfolders() {}

  /// Sorted; empty where there is no such folder.
  ///
  /// @param gaps hears of what is too much
  public static List<Path> of(FolderReader folders, Path folder, GapList gaps) {
    byte[] top = folders.bytes(folder);
    List<Path> children = new ArrayList<>();
    folders.read(
        top,
        SafeFiles.Links.FOLLOW,
        (buffer, start, length, type) -> {
          Path child = folders.child(top, buffer, start, length);
          if (type == EntryType.FOLDER || Files.isSymbolicLink(child)) {
            children.add(child);
          }
          return children.size() < MAX;
        });
    if (children.size() == MAX) {
      gaps.add(
          Gap.Kind.TOO_LARGE,
          folder,
          folder + " has more folders than a scan looks at; some were left out");
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }
}
