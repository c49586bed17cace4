// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a scan found and how far it looked, as it is remembered until the next one.
///
/// @param takenAt when
/// @param version of the program; another one may know other clients and redact other words
/// @param depth the deepest level below home that was walked whole; [#NOT_WALKED] where none was
/// @param unread places that were not read: what is below them was not seen
/// @param items what was found
public record Snapshot(
    Instant takenAt, String version, int depth, List<Path> unread, List<Item> items) {
  /// The walk was switched off, or its time was over.
  static final int NOT_WALKED = -1;

  /// Copies the lists.
  public Snapshot {
    unread = List.copyOf(unread);
    items = List.copyOf(items);
  }

  /// What a scan found.
  ///
  /// @param report the configurations of `found` in the same order, with their hashes
  /// @param home the folder that was walked
  static Snapshot of(
      Inventory found, ScanReport report, DiscoveryOptions options, Path home, Instant takenAt) {
    boolean whole =
        options.projects() && found.gaps().stream().noneMatch(gap -> gap.kind() == Gap.Kind.TIME);
    return new Snapshot(
        takenAt,
        report.collectorVersion(),
        whole ? options.depth() : NOT_WALKED,
        unread(found, options, home),
        List.copyOf(Item.of(found, report)));
  }

  private static List<Path> unread(Inventory found, DiscoveryOptions options, Path home) {
    List<Path> unread = new ArrayList<>();
    options.excluded().forEach(path -> unread.add(home.resolve(path).normalize()));
    for (Gap gap : found.gaps()) {
      switch (gap.kind()) {
        case PERMISSION, NOT_A_FILE, TOO_LARGE, OUTSIDE_HOME, NETWORK_FILE_SYSTEM, EXCLUDED, IO ->
            // without a path it stands for many, which are not named any more
            unread.add(gap.path().orElse(Path.of("/")));
        case DEPTH, TIME, BLIND_SPOT -> {} // said by the depth; nothing that a scan ever finds
      }
    }
    found.errors().stream()
        .filter(error -> error.kind() == ReadError.Kind.SYNTAX)
        .map(ReadError::path)
        .forEach(unread::add);
    return unread.stream().distinct().toList();
  }

  /// Whether a place in which nothing was found was looked at.
  ///
  /// @param home the folder that was walked
  boolean covers(Item item, Path home) {
    return !isUnread(item) && (!item.walked() || level(item, home) <= depth);
  }

  /// Whether a thing lies in a place that was not read.
  boolean isUnread(Item item) {
    Path file = item.file();
    return unread.stream().anyMatch(file::startsWith);
  }

  /// The level of the folder that a file lies in, home being 0; too deep where it lies elsewhere.
  private static int level(Item item, Path home) {
    Path folder = Objects.requireNonNullElse(item.file().getParent(), item.file());
    if (!folder.startsWith(home)) {
      return Integer.MAX_VALUE;
    }
    return folder.equals(home) ? 0 : home.relativize(folder).getNameCount();
  }
}
