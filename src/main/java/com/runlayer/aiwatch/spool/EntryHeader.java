// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.tenant.HookRoute;
import com.runlayer.aiwatch.tenant.WireJson;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What the first line of an event's file says about it, beside [SpoolEvent].
///
/// @param id by which the tenant knows it
/// @param time when it was kept
/// @param counter the how many-th event of its session; empty where it has none
/// @param length of the payload, by which one that is cut short is known
record EntryHeader(
    UUID id,
    Instant time,
    OptionalLong counter,
    HookRoute route,
    String hostKey,
    Sender sender,
    String name,
    Optional<String> tool,
    Optional<Path> transcript,
    int length) {
  private static final int VERSION = 1;
  private static final int MAX_TEXT = 1024;
  private static final int MAX_PATH = 8 * 1024;

  /// The longest line.
  static final int MAX_BYTES = 64 * 1024;

  static EntryHeader of(SpoolEvent event, UUID id, Instant time, OptionalLong counter) {
    return new EntryHeader(
        id,
        time,
        counter,
        event.route(),
        event.hostKey(),
        event.sender(),
        event.name(),
        event.tool(),
        event.transcript().filter(path -> path.toString().length() <= MAX_PATH),
        event.payload().length);
  }

  /// The line, with its end.
  ///
  /// @throws IllegalArgumentException if a name is longer than any client makes it
  byte[] line() {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header
        .put("v", VERSION)
        .put("id", id.toString())
        .put("time", time.toString())
        .put("route", route.path())
        .put("host", bounded(hostKey))
        .put("client", sender.wireName())
        .put("event", bounded(name))
        .put("bytes", length);
    tool.ifPresent(text -> header.put("tool", bounded(text)));
    transcript.ifPresent(path -> header.put("transcript", path.toString()));
    counter.ifPresent(number -> header.put("counter", number));
    byte[] text = WireJson.bytes(header);
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return line;
  }

  private static String bounded(String text) {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("a name of it is too long");
    }
    return text;
  }

  /// Reads a line; empty where it says what no version of this program writes.
  ///
  /// @throws IllegalArgumentException if the id is none
  /// @throws java.time.DateTimeException if the time is none
  static Optional<EntryHeader> parse(JsonNode line) {
    Optional<HookRoute> route = HookRoute.at(line.path("route").asText());
    Optional<Sender> sender = Sender.named(line.path("client").asText());
    String host = line.path("host").asText();
    String name = line.path("event").asText();
    if (line.path("v").asInt() != VERSION
        || route.isEmpty()
        || sender.isEmpty()
        || host.isEmpty()
        || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EntryHeader(
            UUID.fromString(line.path("id").asText()),
            Instant.parse(line.path("time").asText()),
            number(line.path("counter")),
            route.get(),
            host,
            sender.get(),
            name,
            text(line, "tool"),
            text(line, "transcript").flatMap(EntryHeader::path),
            line.path("bytes").asInt(-1)));
  }

  private static OptionalLong number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong()
        ? OptionalLong.of(node.longValue())
        : OptionalLong.empty();
  }

  private static Optional<String> text(JsonNode line, String name) {
    return Optional.ofNullable(line.path(name).textValue());
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
