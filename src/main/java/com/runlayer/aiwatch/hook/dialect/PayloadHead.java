// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;

/// What the beginning of a payload tells that cannot be read as a whole.
///
/// @param event its `hook_event_name`; empty where the beginning does not hold one, or several
/// @param cursor whether it holds a `cursor_version`
record PayloadHead(Optional<String> event, boolean cursor) {
  /// How far a broken payload is read, in bytes.
  static final int LENGTH = 64 * 1024;

  /// Bounded by the length of the beginning alone: a payload that is refused for its depth or for a
  /// number may still say what it is.
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(LENGTH)
                  .maxNumberLength(LENGTH)
                  .maxNameLength(LENGTH)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /// Reads the fields of the outermost object, as far as they come whole.
  ///
  /// @param text the beginning of a payload
  static PayloadHead of(String text) {
    Reading reading = new Reading();
    try (JsonParser parser = JSON.createParser(text)) {
      reading.read(parser);
    } catch (IOException e) {
      return reading.result(); // it is a beginning: what came before the break counts
    }
    return reading.result();
  }

  PayloadHead withoutEvent() {
    return new PayloadHead(Optional.empty(), cursor);
  }

  private static final class Reading {
    private Optional<String> event = Optional.empty();
    private boolean several;
    private boolean cursor;

    void read(JsonParser parser) throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals(Fields.CURSOR_VERSION)) {
          cursor = true;
        } else if (name.equals(Fields.EVENT)) {
          Optional<String> found =
              value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
          several |= event.isPresent() || found.isEmpty();
          event = found;
        }
        parser.skipChildren();
      }
    }

    PayloadHead result() {
      return new PayloadHead(
          several ? Optional.empty() : event.filter(EventNames::isPlausible), cursor);
    }
  }
}
