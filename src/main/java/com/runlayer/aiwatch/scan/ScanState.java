// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateDocument;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.scan.changes.Comparison;
import com.runlayer.aiwatch.scan.changes.Previous;
import com.runlayer.aiwatch.scan.changes.SnapshotJson;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is remembered between two scans of a user: that one is running, and how the last one ended.
public final class ScanState {
  private static final String INVENTORY = "inventory";
  private static final String LOCK = "scan.lock";
  private static final String LAST_SCAN = "last_scan";
  private static final Duration OVERDUE = Duration.ofHours(1);

  /// As many as tell what is wrong; a thousand refused skills have one reason.
  static final int MAX_FAILURES = 20;

  private final StateFiles files;
  private final StateDocument document;
  private final Path home;
  private final Clock clock;

  /// @param files the state folder of the user
  /// @param document the file in it that remembers
  /// @param home the user's home
  public ScanState(StateFiles files, StateDocument document, Path home, Clock clock) {
    this.files = files;
    this.document = document;
    this.home = home;
    this.clock = clock;
  }

  /// Tries to become the only scan of this user.
  ///
  /// @throws StateException if the state folder cannot be used
  public LockAttempt tryLock() throws StateException {
    return files.tryLock(LOCK);
  }

  /// Records how a scan ended. What other commands keep in the file stays.
  ///
  /// @param skills how the skills fared
  /// @param plugins how the plugins fared
  /// @param failures what did not arrive; empty where all did
  /// @throws StateException if it cannot be written
  public void record(Scan scan, Submitted skills, Submitted plugins, List<Failure> failures)
      throws StateException {
    ObjectNode last = JsonNodeFactory.instance.objectNode();
    last.put("finished_at", ScanReports.time(clock.instant()));
    last.put("servers", scan.servers());
    last.put("configurations", scan.inventory().configurations().size());
    last.put("gaps", scan.inventory().gaps().size());
    last.put("errors", scan.inventory().errors().size());
    last.put("submitted", failures.isEmpty());
    counts(last.putObject("skills"), skills);
    counts(last.putObject("plugins"), plugins);
    last.put("directories", scan.inventory().stats().directories());
    ArrayNode sentences = last.putArray("failures");
    failures.stream().limit(MAX_FAILURES).map(Failure::sentence).forEach(sentences::add);
    document.change(
        state -> {
          state.set(LAST_SCAN, last);
          if (scan.complete()) {
            remember(state, scan);
          }
        });
  }

  /// How the last scan ended; empty where none is known, or its time lies in the future.
  ///
  /// @throws StateException if the state folder is not the user's own
  public Optional<LastScan> last() throws StateException {
    return LastScan.read(document.read().path(LAST_SCAN))
        .filter(last -> !last.finishedAt().isAfter(clock.instant()));
  }

  private static void counts(ObjectNode node, Submitted submitted) {
    node.put("sent", submitted.sent())
        .put("known", submitted.known())
        .put("failed", submitted.missing());
  }

  /// With whatever else there is, the file must stay one that is read again.
  private static void remember(ObjectNode state, Scan scan) {
    state.set(INVENTORY, SnapshotJson.write(scan.memory()));
    if (StateDocument.bytes(state).length > StateDocument.MAX_BYTES) {
      state.set(INVENTORY, SnapshotJson.tooMany(scan.memory().items().size()));
    }
  }

  /// What will compare the scan that begins now with the last one.
  ///
  /// @param looks hears of every look of that scan
  Comparison comparison(Look.Listener looks) {
    Previous previous;
    try {
      previous = SnapshotJson.read(document.read().path(INVENTORY));
    } catch (StateException e) {
      previous = new Previous.Unknown(String.valueOf(e.getMessage()));
    }
    return new Comparison(previous, home, clock.instant(), looks);
  }

  /// How many folders the last scan listed, from which a person can be told how far this one is;
  /// empty where that is not known.
  OptionalLong lastFolders() {
    try {
      long folders = document.read().path(LAST_SCAN).path("directories").asLong(0);
      return folders > 0 ? OptionalLong.of(folders) : OptionalLong.empty();
    } catch (StateException e) {
      return OptionalLong.empty();
    }
  }

  /// Whether the last scan that is known to have finished did so more than an hour ago.
  boolean isOverdue() {
    try {
      return LastScan.read(document.read().path(LAST_SCAN))
          .filter(last -> age(last).compareTo(OVERDUE) > 0)
          .isPresent();
    } catch (StateException e) {
      return false;
    }
  }

  private Duration age(LastScan last) {
    return Duration.between(last.finishedAt(), clock.instant());
  }
}
