// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.scan.changes.Comparison;
import com.runlayer.aiwatch.scan.changes.Previous;
import com.runlayer.aiwatch.scan.changes.SnapshotJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;

/// What is remembered between two scans of a user: that one is running, and how the last one ended.
public final class ScanState {
  private static final String FILE = "state.json";
  private static final String INVENTORY = "inventory";
  private static final String LOCK = "scan.lock";
  private static final int MAX_BYTES = 1024 * 1024;
  private static final Duration OVERDUE = Duration.ofHours(1);

  /// As many as tell what is wrong; a thousand refused skills have one reason.
  private static final int MAX_FAILURES = 20;

  private final StateFiles files;
  private final Path home;
  private final Clock clock;

  /// @param files the state folder of the user
  /// @param home the user's home
  public ScanState(StateFiles files, Path home, Clock clock) {
    this.files = files;
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
    ObjectNode state = read();
    ObjectNode last = state.putObject("last_scan");
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
    if (scan.complete()) {
      state.set(INVENTORY, SnapshotJson.write(scan.memory()));
    }
    files.write(FILE, bytes(state, scan));
  }

  private static void counts(ObjectNode node, Submitted submitted) {
    node.put("sent", submitted.sent())
        .put("known", submitted.known())
        .put("failed", submitted.missing());
  }

  /// With whatever else there is, the file must stay one that is read again.
  private static byte[] bytes(ObjectNode state, Scan scan) {
    byte[] bytes = state.toPrettyString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      state.set(INVENTORY, SnapshotJson.tooMany(scan.memory().items().size()));
      bytes = state.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }

  /// What will compare the scan that begins now with the last one.
  ///
  /// @param looks hears of every look of that scan
  Comparison comparison(Look.Listener looks) {
    Previous previous;
    try {
      previous = SnapshotJson.read(read().path(INVENTORY));
    } catch (StateException e) {
      previous = new Previous.Unknown(String.valueOf(e.getMessage()));
    }
    return new Comparison(previous, home, clock.instant(), looks);
  }

  /// How many folders the last scan listed, from which a person can be told how far this one is;
  /// empty where that is not known.
  OptionalLong lastFolders() {
    try {
      long folders = read().path("last_scan").path("directories").asLong(0);
      return folders > 0 ? OptionalLong.of(folders) : OptionalLong.empty();
    } catch (StateException e) {
      return OptionalLong.empty();
    }
  }

  /// Whether the last scan that is known to have finished did so more than an hour ago.
  boolean isOverdue() {
    try {
      String finished = read().path("last_scan").path("finished_at").asText("");
      Instant end = OffsetDateTime.parse(finished).toInstant();
      Instant now = clock.instant();
      return Duration.between(end, now).compareTo(OVERDUE) > 0;
    } catch (StateException | DateTimeParseException e) {
      return false;
    }
  }

  /// A file that is damaged or not ours counts as empty: it holds nothing that the next run does
  /// not know better.
  private ObjectNode read() throws StateException {
    ObjectMapper json = new ObjectMapper();
    if (files.read(FILE, MAX_BYTES) instanceof FileContent.Read read) {
      try {
        if (json.readTree(new String(read.bytes(), StandardCharsets.UTF_8))
            instanceof ObjectNode node) {
          return node;
        }
      } catch (IOException e) {
        // an object is made anew below
      }
    }
    return json.createObjectNode();
  }
}
