// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.platform.StateEntry;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The folder of the spool, its order and its limits.
final class SpoolFolder {
  static final String NAME = "spool";
  private static final String SESSIONS = "sessions";
  private static final String SET_ASIDE = "set-aside";

  /// Many times what the limits leave; a folder that somebody filled is worked off over several
  /// runs.
  static final int MOST_LISTED = 50_000;

  /// No hook lives as long as this, so a file that is still not finished never will be.
  private static final Duration UNFINISHED = Duration.ofHours(1);

  private final StateFiles state;
  private final StateFiles files;

  SpoolFolder(StateFiles state) {
    this.state = state;
    this.files = state.folder(NAME);
  }

  /// Makes the folder where it is missing.
  void prepare() throws StateException {
    state.prepare();
    files.prepare();
  }

  StateFiles files() {
    return files;
  }

  /// Where the numbers of sessions are.
  StateFiles sessions() {
    return files.folder(SESSIONS);
  }

  /// Where the events are that the tenant refuses.
  StateFiles setAside() {
    return files.folder(SET_ASIDE);
  }

  /// The events, the oldest first.
  List<SpoolFile> events() throws StateException {
    return events(files);
  }

  /// How many events the tenant refuses.
  int setAsideEvents() throws StateException {
    return events(setAside()).size();
  }

  private static List<SpoolFile> events(StateFiles folder) throws StateException {
    List<SpoolFile> events = new ArrayList<>();
    for (StateEntry entry : folder.list(MOST_LISTED)) {
      SpoolFile.of(entry).ifPresent(events::add);
    }
    events.sort(null);
    return events;
  }

  /// Removes what is in the folder and no event: what a hook that was ended left half written, and
  /// what somebody else put there. Folders are left alone.
  void sweep(Instant now) throws StateException {
    for (StateEntry entry : files.list(MOST_LISTED)) {
      boolean unfinished = entry.name().startsWith(StateFiles.TEMPORARY);
      if (entry.isFolder()
          || EntryName.parse(entry.name()).isPresent()
          || (unfinished && age(entry, now).abs().compareTo(UNFINISHED) < 0)) {
        continue;
      }
      files.remove(entry);
    }
  }

  /// Gives up what is too old, then the oldest of what is too much; this program's own events last.
  ///
  /// @param loss learns what was given up by this call, and not by another process at the same time
  void bound(SpoolLimits limits, Instant now, Loss loss) throws StateException {
    bound(files, limits, now, loss);
  }

  /// The same for what was set aside, and forgets the numbers of sessions that had no event for so
  /// long.
  void boundTheRest(SpoolLimits limits, Instant now) throws StateException {
    bound(setAside(), limits.ofSetAside(), now, new Loss());
    List<StateEntry> counted = new ArrayList<>(sessions().list(MOST_LISTED));
    counted.sort(Comparator.comparing(StateEntry::modified).reversed());
    for (int i = 0; i < counted.size(); i++) {
      if (i >= limits.entries() || age(counted.get(i), now).compareTo(limits.age()) > 0) {
        sessions().remove(counted.get(i));
      }
    }
  }

  private static void bound(StateFiles folder, SpoolLimits limits, Instant now, Loss loss)
      throws StateException {
    List<SpoolFile> events = events(folder);
    int count = events.size();
    long bytes = events.stream().mapToLong(event -> event.entry().size()).sum();
    long oldest = now.minus(limits.age()).toEpochMilli();
    events.sort(
        Comparator.comparing((SpoolFile event) -> event.name().millis() >= oldest)
            .thenComparing(event -> event.name().own())
            .thenComparing(Comparator.naturalOrder()));
    for (SpoolFile event : events) {
      Loss.Reason reason;
      if (event.name().millis() < oldest) {
        reason = Loss.Reason.AGE;
      } else if (count > limits.entries()) {
        reason = Loss.Reason.ENTRIES;
      } else if (bytes > limits.bytes()) {
        reason = Loss.Reason.BYTES;
      } else {
        return;
      }
      if (folder.remove(event.entry())) {
        loss.add(reason, event);
      }
      count--;
      bytes -= event.entry().size();
    }
  }

  private static Duration age(StateEntry entry, Instant now) {
    return Duration.between(entry.modified(), now);
  }
}
