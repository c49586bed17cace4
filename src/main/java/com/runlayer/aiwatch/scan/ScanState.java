// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// What is remembered between two scans of a user: that one is running, and how the last one ended.
public final class ScanState {
  private static final String FILE = "state.json";
  private static final String LOCK = "scan.lock";
  private static final int MAX_BYTES = 1024 * 1024;
  private static final Duration OVERDUE = Duration.ofHours(1);

  private final StateFiles files;
  private final Clock clock;

  /// @param files the state folder of the user
  public ScanState(StateFiles files, Clock clock) {
    this.files = files;
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
  /// @param failure what the person was told; empty where the report arrived
  /// @throws StateException if it cannot be written
  public void record(Scan scan, Optional<String> failure) throws StateException {
    ObjectNode state = read();
    ObjectNode last = state.putObject("last_scan");
    last.put("finished_at", ScanReports.time(clock.instant()));
    last.put("servers", scan.servers());
    last.put("configurations", scan.inventory().configurations().size());
    last.put("gaps", scan.inventory().gaps().size());
    last.put("errors", scan.inventory().errors().size());
    last.put("submitted", failure.isEmpty());
    failure.ifPresent(sentence -> last.put("failure", sentence));
    files.write(FILE, state.toPrettyString().getBytes(StandardCharsets.UTF_8));
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
