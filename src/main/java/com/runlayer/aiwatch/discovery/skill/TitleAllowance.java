// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import com.runlayer.aiwatch.discovery.inventory.TextFile;
import java.util.List;

/// How many names of files a scan holds for all artifacts of a kind. Each artifact has its limit,
/// but
/// a repository can bring thousands of them.
public final class TitleAllowance {
  /// In characters, some twenty thousand files.
  private static final long MAX = 2_000_000;

  /// What a name costs beside its text.
  private static final int OVERHEAD = 60;

  private long left = MAX;

  /// Everything is left.
  public TitleAllowance() {}

  /// Whether these may be held, all of them or none.
  ///
  /// @param links names of links that are held with the files
  public boolean take(List<TextFile> files, List<String> links) {
    long weight =
        files.stream().mapToLong(file -> OVERHEAD + file.title().length()).sum()
            + links.stream().mapToLong(link -> OVERHEAD + link.length()).sum();
    if (weight > left) {
      return false;
    }
    left -= weight;
    return true;
  }
}
