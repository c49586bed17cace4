// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What one courier leaves for the next, and for `status` and `doctor`: `~/.runlayer/courier.json`.
/// A file of its own, because scans write `state.json` under another lock.
///
/// @param report how the last one fared; empty before the first
/// @param lastDelivery when an event was delivered for the last time
/// @param next no other courier is started before; empty where nothing speaks against one
/// @param failures how many in a row the tenant failed
/// @param refusal the key that lacks the tenant's permission; of one that is revoked there is a
///     mark
/// @param stuck where the tenant failed the last time
public record CourierMemory(
    Optional<CourierReport> report,
    Optional<Instant> lastDelivery,
    Optional<Instant> next,
    int failures,
    Optional<Refusal> refusal,
    Optional<Stuck> stuck) {
  /// The file's name in the state folder.
  public static final String FILE = "courier.json";

  /// No such file is larger.
  public static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_ERROR = 1000;

  /// A longer pause than any that is ever made means that the clock was changed.
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /// A key that the tenant refused.
  ///
  /// @param key a hash of the key, from which it cannot be found
  /// @param time when it was refused
  record Refusal(String key, Instant time) {}

  /// An event at which couriers came to their end.
  ///
  /// @param event the name of its file
  /// @param runs how many in a row
  record Stuck(String event, int runs) {}

  static CourierMemory none() {
    return new CourierMemory(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty());
  }

  /// What is remembered; nothing where the file is missing, damaged or not the user's own.
  ///
  /// @param state the user's state folder
  /// @throws StateException if that folder is refused
  public static CourierMemory read(StateFiles state) throws StateException {
    if (!(state.read(FILE, MAX_BYTES) instanceof FileContent.Read read)) {
      return none();
    }
    try {
      JsonNode node = new ObjectMapper().readTree(read.bytes());
      return node.isObject() ? of(node) : none();
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return none();
    }
  }

  private static CourierMemory of(JsonNode node) {
    JsonNode run = node.path("last_run");
    JsonNode refused = node.path("refused_key");
    return new CourierMemory(
        run.isObject() ? Optional.of(report(run)) : Optional.empty(),
        time(node, "last_delivery_at"),
        time(node, "next_at"),
        node.path("failures").asInt(),
        refused.isObject()
            ? time(refused, "at").map(at -> new Refusal(refused.path("hash").asText(), at))
            : Optional.empty(),
        Optional.ofNullable(node.path("stuck_at").textValue())
            .map(event -> new Stuck(event, node.path("stuck_runs").asInt())));
  }

  private static CourierReport report(JsonNode run) {
    return new CourierReport(
        Instant.parse(run.path("at").asText()),
        CourierEnd.valueOf(run.path("end").asText().toUpperCase(Locale.ROOT)),
        run.path("delivered").asInt(),
        run.path("left").asInt(),
        run.path("dropped").asInt(),
        run.path("set_aside").asInt(),
        Optional.ofNullable(run.path("error").textValue()));
  }

  private static Optional<Instant> time(JsonNode node, String name) {
    return Optional.ofNullable(node.path(name).textValue()).map(Instant::parse);
  }

  void write(StateFiles state) throws StateException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    report.ifPresent(last -> write(last, node.putObject("last_run")));
    lastDelivery.ifPresent(time -> node.put("last_delivery_at", time.toString()));
    next.ifPresent(time -> node.put("next_at", time.toString()));
    node.put("failures", failures);
    refusal.ifPresent(
        key ->
            node.putObject("refused_key").put("hash", key.key()).put("at", key.time().toString()));
    stuck.ifPresent(at -> node.put("stuck_at", at.event()).put("stuck_runs", at.runs()));
    state.write(FILE, node.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(CourierReport report, ObjectNode node) {
    node.put("at", report.time().toString())
        .put("end", report.end().name().toLowerCase(Locale.ROOT))
        .put("delivered", report.delivered())
        .put("left", report.left())
        .put("dropped", report.dropped())
        .put("set_aside", report.setAside());
    report
        .error()
        .ifPresent(
            error -> node.put("error", error.substring(0, Math.min(error.length(), MAX_ERROR))));
  }

  /// Whether another courier may be started.
  boolean isDue(Instant now) {
    return next.filter(time -> now.isBefore(time) && !now.plus(LONGEST_PAUSE).isBefore(time))
        .isEmpty();
  }
}
