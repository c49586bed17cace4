// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.tenant.HookRoute;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The bodies of the requests that tell the tenant about an event. A payload is put into them byte
/// for byte: a parser between would change numbers, and would hold sixteen megabytes as a tree.
final class EventBody {
  /// A client's event at the end of a turn is small; of one that is not, the members are left out.
  private static final int MAX_TREE = 1024 * 1024;

  private static final String SESSION_END = "sessionEnd";

  private EventBody() {}

  /// The body for the route of the event.
  ///
  /// @throws MalformedEventException if the payload is no JSON object
  static byte[] of(Entry entry, Optional<String> transcript) throws MalformedEventException {
    EventPayload payload = EventPayload.check(entry);
    EntryHeader header = entry.header();
    if (header.route() == HookRoute.ENFORCE) {
      return joined("{", payload, "");
    }
    StringBuilder start = new StringBuilder("{\"client\":");
    start.append(quoted(header.sender().wireName()));
    start.append(",\"event_name\":").append(quoted(header.name()));
    header.tool().ifPresent(tool -> start.append(",\"tool_name\":").append(quoted(tool)));
    header.counter().ifPresent(number -> start.append(",\"session_counter\":").append(number));
    start.append(",\"payload\":{");
    if (!payload.hasTime()) {
      start.append("\"timestamp\":").append(quoted(Timestamps.of(header.time())));
      start.append(payload.isEmpty() ? "" : ",");
    }
    return joined(
        start.toString(),
        payload,
        transcript.map(text -> ",\"transcript\":" + quoted(text) + "}").orElse("}"));
  }

  /// Cursor does not say when a session ends; the end of a turn stands for it, and the tenant hears
  /// both.
  ///
  /// @return the second body; empty for every other event
  static Optional<byte[]> sessionEnd(Entry entry) {
    EntryHeader header = entry.header();
    if (header.sender() != Sender.CURSOR
        || !header.name().equals("stop")
        || header.route() != HookRoute.EVENTS) {
      return Optional.empty();
    }
    ObjectNode payload = members(entry);
    payload.put("hook_event_name", SESSION_END);
    payload.put("synthetic", true);
    if (!payload.has("timestamp")) {
      payload.put("timestamp", Timestamps.of(header.time()));
    }
    String body =
        "{\"client\":"
            + quoted(header.sender().wireName())
            + ",\"event_name\":"
            + quoted(SESSION_END)
            + ",\"payload\":"
            + payload
            + "}";
    return Optional.of(body.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode members(Entry entry) {
    ObjectMapper trees = new ObjectMapper(EventPayload.json());
    if (entry.header().length() <= MAX_TREE) {
      try {
        EventPayload payload = EventPayload.check(entry);
        JsonNode parsed =
            trees.readTree(
                payload.bytes(), payload.start(), payload.bytes().length - payload.start());
        if (parsed instanceof ObjectNode object) {
          return object;
        }
      } catch (IOException | MalformedEventException e) {
        // as if it had none: the first body has said what there is
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /// @param start ends with the first brace of the payload
  private static byte[] joined(String start, EventPayload payload, String end) {
    byte[] head = start.getBytes(StandardCharsets.UTF_8);
    byte[] tail = end.getBytes(StandardCharsets.UTF_8);
    int from = payload.start() + 1;
    int length = payload.bytes().length - from;
    return ByteBuffer.allocate(head.length + length + tail.length)
        .put(head)
        .put(payload.bytes(), from, length)
        .put(tail)
        .array();
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
