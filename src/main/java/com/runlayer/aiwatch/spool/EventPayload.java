// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A payload that was read through once, and is a JSON object in UTF-8.
///
/// @param bytes hold it
/// @param start of its first brace
/// @param isEmpty whether the object has no member
/// @param hasTime whether it has a `timestamp`
@SuppressWarnings("ArrayRecordComponent") // never compared
record EventPayload(byte[] bytes, int start, boolean isEmpty, boolean hasTime) {
  private static final int MAX_DEPTH = 500;

  /// Reads a payload through.
  ///
  /// @throws MalformedEventException if it is no JSON object
  static EventPayload check(Entry entry) throws MalformedEventException {
    JsonFactory json = json();
    Optional<EventPayload> read = read(json, entry.file(), entry.start());
    if (read.isEmpty()) {
      // bytes that are no text are replaced, as the hook did before it judged the event
      String repaired =
          new String(
              entry.file(),
              entry.start(),
              entry.file().length - entry.start(),
              StandardCharsets.UTF_8);
      read = read(json, repaired.getBytes(StandardCharsets.UTF_8), 0);
    }
    return read.orElseThrow(() -> new MalformedEventException("its payload is no JSON object"));
  }

  static JsonFactory json() {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .build();
  }

  private static Optional<EventPayload> read(JsonFactory json, byte[] bytes, int from) {
    int start = from;
    if (bytes.length - start > 2
        && bytes[start] == (byte) 0xEF
        && bytes[start + 1] == (byte) 0xBB
        && bytes[start + 2] == (byte) 0xBF) {
      start += 3;
    }
    while (start < bytes.length && Character.isWhitespace(bytes[start])) {
      start++;
    }
    // the parser would take a brace and a zero for another encoding
    if (bytes.length - start < 2 || bytes[start] != '{' || bytes[start + 1] == 0) {
      return Optional.empty();
    }
    try (JsonParser parser = json.createParser(bytes, start, bytes.length - start)) {
      parser.nextToken();
      boolean isEmpty = true;
      boolean hasTime = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        isEmpty = false;
        hasTime |= parser.currentName().equals("timestamp");
        parser.nextToken();
        parser.skipChildren();
      }
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null
          ? Optional.of(new EventPayload(bytes, start, isEmpty, hasTime))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
