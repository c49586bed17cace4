// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a request's body field by field. The first field that is missing or of the wrong type is
/// refused by its name, so that a client that sends something else than the interface says is found
/// out by its own tests. Unknown fields are let through.
///
/// @param where the path of this object in the body, empty for the body itself
record BodyCheck(JsonNode node, String where) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /// The body of a request, which must be one JSON object.
  static BodyCheck of(String body) throws Refusal {
    try {
      JsonNode node = Json.parse(body);
      if (node.isObject()) {
        return new BodyCheck(node, "");
      }
    } catch (JsonProcessingException e) {
      throw Refusal.incomplete("body: is not JSON");
    }
    throw Refusal.incomplete("body: is not a JSON object");
  }

  /// A refusal that names a field of this object.
  Refusal wrong(String name, String why) {
    return Refusal.incomplete((where.isEmpty() ? name : where + "." + name) + ": " + why);
  }

  /// A text that is not empty.
  String text(String name) throws Refusal {
    String text = anyText(name);
    if (text.isBlank()) {
      throw wrong(name, "is empty");
    }
    return text;
  }

  /// A text, maybe empty.
  String anyText(String name) throws Refusal {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw wrong(name, "is not a string");
    }
    return value.textValue();
  }

  /// A text, or nothing where the field is absent or `null`.
  Optional<String> optionalText(String name) throws Refusal {
    return isAbsent(name) ? Optional.empty() : Optional.of(anyText(name));
  }

  String oneOf(String name, List<String> values) throws Refusal {
    String text = anyText(name);
    if (!values.contains(text)) {
      throw wrong(name, "is none of " + String.join(", ", values));
    }
    return text;
  }

  /// A path that begins at the root.
  String path(String name) throws Refusal {
    String path = text(name);
    if (!path.startsWith("/")) {
      throw wrong(name, "is not an absolute path");
    }
    return path;
  }

  Optional<String> optionalPath(String name) throws Refusal {
    return isAbsent(name) ? Optional.empty() : Optional.of(path(name));
  }

  /// A SHA-256 in lower-case hexadecimal digits.
  String sha256(String name) throws Refusal {
    String text = text(name);
    if (!SHA_256.matcher(text).matches()) {
      throw wrong(name, "is not a SHA-256 in lower-case hex");
    }
    return text;
  }

  boolean flag(String name) throws Refusal {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw wrong(name, "is not a boolean");
    }
    return value.booleanValue();
  }

  /// A whole number from zero on.
  long count(String name) throws Refusal {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw wrong(name, "is not a whole number from 0 on");
    }
    return value.longValue();
  }

  ObjectNode object(String name) throws Refusal {
    if (required(name) instanceof ObjectNode object) {
      return object;
    }
    throw wrong(name, "is not an object");
  }

  /// A list of objects.
  List<BodyCheck> objects(String name) throws Refusal {
    List<BodyCheck> objects = new ArrayList<>();
    for (JsonNode element : list(name)) {
      if (!element.isObject()) {
        throw wrong(name + "[" + objects.size() + "]", "is not an object");
      }
      String prefix = where.isEmpty() ? "" : where + ".";
      objects.add(new BodyCheck(element, prefix + name + "[" + objects.size() + "]"));
    }
    return objects;
  }

  /// A list of texts.
  List<String> texts(String name) throws Refusal {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list(name)) {
      if (!element.isTextual()) {
        throw wrong(name + "[" + texts.size() + "]", "is not a string");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /// Whether a field is absent or `null`.
  boolean isAbsent(String name) {
    return !node.hasNonNull(name);
  }

  private JsonNode list(String name) throws Refusal {
    JsonNode value = required(name);
    if (!value.isArray()) {
      throw wrong(name, "is not a list");
    }
    return value;
  }

  private JsonNode required(String name) throws Refusal {
    if (isAbsent(name)) {
      throw wrong(name, "is missing");
    }
    return node.path(name);
  }
}
