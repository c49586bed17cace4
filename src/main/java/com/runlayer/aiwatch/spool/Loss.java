// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.tenant.WireJson;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Counts what was given up undelivered, and says so in an event of its own.
final class Loss {
  static final String EVENT = "aiwatch.spool_dropped";

  /// Why an event was given up.
  enum Reason {
    /// It was kept for too long.
    AGE,
    /// There were too many.
    ENTRIES,
    /// There was too much.
    BYTES,
    /// The file was not one of ours, or not whole.
    UNREADABLE
  }

  private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
  private long bytes;
  private Instant oldest = Instant.MAX;
  private Instant newest = Instant.MIN;

  void add(Reason reason, SpoolFile file) {
    counts.merge(reason, 1, Integer::sum);
    bytes += file.entry().size();
    Instant time = Instant.ofEpochMilli(file.name().millis());
    oldest = time.isBefore(oldest) ? time : oldest;
    newest = time.isAfter(newest) ? time : newest;
  }

  int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// The payload of the event that tells it.
  byte[] payload(Instant now) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("hook_event_name", EVENT)
        .put("timestamp", Timestamps.of(now))
        .put("dropped", count())
        .put("bytes", bytes)
        .put("oldest", Timestamps.of(oldest))
        .put("newest", Timestamps.of(newest));
    ObjectNode reasons = node.putObject("reasons");
    counts.forEach((reason, n) -> reasons.put(reason.name().toLowerCase(Locale.ROOT), n));
    return WireJson.bytes(node);
  }
}
