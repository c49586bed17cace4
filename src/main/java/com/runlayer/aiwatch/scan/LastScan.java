// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the last scan of a user ended, as it is remembered.
///
/// @param finishedAt when
/// @param servers how many servers it found
/// @param configurations in how many files
/// @param gaps how many places it did not look at
/// @param errors how many files it could not read
/// @param submitted whether everything reached the tenant
/// @param failures what did not, in sentences; at most twenty
public record LastScan(
    Instant finishedAt,
    long servers,
    long configurations,
    long gaps,
    long errors,
    boolean submitted,
    List<String> failures) {
  /// Copies the list.
  public LastScan {
    failures = List.copyOf(failures);
  }

  /// What [ScanState] wrote; empty where there is no usable time.
  static Optional<LastScan> read(JsonNode node) {
    Instant finished;
    try {
      finished = OffsetDateTime.parse(node.path("finished_at").asText("")).toInstant();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    List<String> failures = new ArrayList<>();
    for (JsonNode failure : node.path("failures")) {
      if (failure.isTextual() && failures.size() < ScanState.MAX_FAILURES) {
        failures.add(failure.textValue());
      }
    }
    return Optional.of(
        new LastScan(
            finished,
            node.path("servers").asLong(0),
            node.path("configurations").asLong(0),
            node.path("gaps").asLong(0),
            node.path("errors").asLong(0),
            node.path("submitted").asBoolean(false),
            failures));
  }
}
