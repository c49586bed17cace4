// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the spool holds, for whoever only looks.
///
/// @param events how many wait, also those for other tenants
/// @param bytes how much room they take
/// @param oldest when the oldest was kept that is not known to be for another tenant; empty where
/// there is none
/// @param others how many of the oldest thousand are for another tenant than the configured one,
/// and leave only with that one
/// @param setAside how many the tenant refused as they are
/// @param complete whether all were counted
public record Backlog(
    int events, long bytes, Optional<Instant> oldest, int others, int setAside, boolean complete) {
  /// How many are opened; those for other tenants are among the oldest.
  private static final int MOST_OPENED = 1_000;

  /// Longer than the first line of any client's event.
  private static final int FIRST_LINE = 16 * 1024;

  /// Counts. Nothing is removed, not even what is none of ours.
  ///
  /// @param state the user's state folder
  /// @param hostKey of the configured tenant; where there is none, no event is another's
  /// @throws StateException if a folder is refused or cannot be listed
  public static Backlog read(StateFiles state, SafeFiles files, Optional<String> hostKey)
      throws StateException {
    SpoolFolder folder = new SpoolFolder(state);
    List<SpoolFile> events = folder.events();
    Optional<Instant> oldest = Optional.empty();
    int others = 0;
    for (int i = 0; i < events.size() && (i < MOST_OPENED || oldest.isEmpty()); i++) {
      SpoolFile event = events.get(i);
      if (i < MOST_OPENED && isForAnother(event, files, hostKey)) {
        others++;
      } else if (oldest.isEmpty()) {
        oldest = Optional.of(Instant.ofEpochMilli(event.name().millis()));
      }
    }
    return new Backlog(
        events.size(),
        events.stream().mapToLong(event -> event.entry().size()).sum(),
        oldest,
        others,
        folder.setAsideEvents(),
        events.size() < SpoolFolder.MOST_LISTED);
  }

  private static boolean isForAnother(
      SpoolFile event, SafeFiles files, Optional<String> configured) {
    return configured.isPresent()
        && files.readPart(event.entry().path(), SafeFiles.Links.REFUSE, 0, FIRST_LINE)
            instanceof FileContent.Read read
        && Entry.header(read.bytes())
            .filter(header -> !header.hostKey().equals(configured.get()))
            .isPresent();
  }
}
