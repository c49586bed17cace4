// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.FileContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects gaps, and counts instead once a kind has become a flood.
public final class GapList {
  /// More than a person reads; a home can have a hundred thousand folders that nobody may enter.
  private static final int MAX_OF_A_KIND = 100;

  private final Set<Gap> gaps = new LinkedHashSet<>();
  private final Map<Gap.Kind, Integer> counts = new EnumMap<>(Gap.Kind.class);

  /// Adds a gap at one place.
  public void add(Gap.Kind kind, Path path, String sentence) {
    add(new Gap(kind, Optional.of(path), sentence));
  }

  /// Adds a file that is there and was not read.
  ///
  /// @param os whose permissions a person would correct
  public void add(Path path, FileContent.Refused refused, Layout.Os os) {
    String notRead = path + " was not read: it " + refused.explanation();
    switch (refused.reason()) {
      case NO_PERMISSION -> add(Gap.Kind.PERMISSION, path, Sentences.noPermission(path, os));
      case NOT_REGULAR, LINK, LINK_LOOP, NOT_OURS -> add(Gap.Kind.NOT_A_FILE, path, notRead);
      case TOO_LARGE -> add(Gap.Kind.TOO_LARGE, path, notRead);
      case IO_ERROR -> add(Gap.Kind.IO, path, notRead);
    }
  }

  /// Adds a gap. What several clients run into is one.
  public void add(Gap gap) {
    if (!gaps.contains(gap) && counts.merge(gap.kind(), 1, Integer::sum) <= MAX_OF_A_KIND) {
      gaps.add(gap);
    }
  }

  /// Sorted by kind, path and sentence, the counts of what was too much at the end of their kind.
  public List<Gap> sorted() {
    List<Gap> result = new ArrayList<>(gaps);
    result.sort(
        Comparator.comparing(Gap::kind)
            .thenComparing(gap -> gap.path().map(Path::toString).orElse(""))
            .thenComparing(Gap::sentence));
    counts.forEach(
        (kind, count) -> {
          if (count > MAX_OF_A_KIND) {
            int last = result.size();
            while (result.get(last - 1).kind() != kind) {
              last--;
            }
            result.add(last, summary(kind, count - MAX_OF_A_KIND));
          }
        });
    return result;
  }

  private static Gap summary(Gap.Kind kind, int more) {
    String reason =
        switch (kind) {
          case PERMISSION -> "were not read for lack of permission";
          case NOT_A_FILE -> "are no regular files and were not read";
          case TOO_LARGE -> "are too large and were not read whole";
          case OUTSIDE_HOME -> "lie outside the home folder and were not read";
          case NETWORK_FILE_SYSTEM -> "lie on a network file system and were not entered";
          case EXCLUDED -> "are excluded and were not read";
          case DEPTH, TIME -> "were not entered";
          case IO -> "could not be read";
          case BLIND_SPOT -> "cannot be seen by a scan";
        };
    return new Gap(kind, Optional.empty(), Sentences.format("%,d more places %s", more, reason));
  }
}
