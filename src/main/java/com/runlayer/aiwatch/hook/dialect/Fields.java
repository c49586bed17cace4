// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Fields of a payload, of which any may be missing or of another type.
final class Fields {
  static final String EVENT = "hook_event_name";
  static final String TOOL = "tool_name";
  static final String INPUT = "tool_input";
  static final String CURSOR_VERSION = "cursor_version";

  private Fields() {}

  /// The text of a field that is a text and not empty.
  static Optional<String> text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() && !value.textValue().isEmpty()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /// What a field holds; a missing node also for null.
  static JsonNode any(JsonNode object, String field) {
    return object.hasNonNull(field) ? object.path(field) : MissingNode.getInstance();
  }

  /// Whether the field holds something that is no text.
  static boolean isOdd(JsonNode object, String field) {
    return object.hasNonNull(field) && !object.path(field).isTextual();
  }

  /// The folder that a session works in: `cwd`, or Cursor's first workspace. Only an absolute path
  /// says which folder is meant.
  static Optional<Path> folder(ObjectNode payload) {
    return absolute(payload.path("cwd"))
        .or(() -> absolute(payload.path("workspace_roots").path(0)));
  }

  private static Optional<Path> absolute(JsonNode value) {
    if (!value.isTextual() || !value.textValue().startsWith("/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(value.textValue()));
    } catch (InvalidPathException e) {
      return Optional.empty(); // a NUL, or a character that this system's names cannot hold
    }
  }
}
