// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One MCP server of a configuration or a plugin, as it was reported.
///
/// @param source the URL, or command and arguments; absent where the entry has neither
record ReportedServer(String name, String type, Optional<McpSource> source) {
  /// What every value of `env` and `headers` must have become on the device.
  private static final String REDACTED = "<redacted>";

  /// Spellings that the device turns into `streaming-http`.
  private static final List<String> OLD_NAMES =
      List.of("http", "https", "streamable-http", "streamable_http", "streamablehttp");

  /// Reads an entry of a `servers` or `mcp_servers` list.
  static ReportedServer read(BodyCheck entry) throws Refusal {
    String name = entry.anyText("name");
    String type = entry.text("type");
    if (OLD_NAMES.contains(type.toLowerCase(Locale.ROOT))) {
      throw entry.wrong("type", "is streamable HTTP, which is sent as streaming-http");
    }
    Optional<String> command = entry.optionalText("command");
    List<String> words = new ArrayList<>(command.stream().toList());
    if (!entry.isAbsent("args")) {
      List<String> arguments = entry.texts("args");
      if (arguments.isEmpty()) {
        throw entry.wrong("args", "is an empty list; no arguments are sent as null");
      }
      words.addAll(arguments);
    }
    Set<String> environment = redacted(entry, "env");
    redacted(entry, "headers");
    entry.sha256("config_hash");
    checkProjectNames(entry);
    return new ReportedServer(
        name,
        type,
        McpSource.of(
            entry.optionalText("url"), command.map(_ -> String.join(" ", words)), environment));
  }

  /// Reads the names of a map whose values must not have left the device.
  private static Set<String> redacted(BodyCheck entry, String field) throws Refusal {
    Set<String> names = new LinkedHashSet<>();
    if (!entry.isAbsent(field)) {
      ObjectNode map = entry.object(field);
      for (String name : (Iterable<String>) map::fieldNames) {
        if (!REDACTED.equals(map.path(name).textValue())) {
          throw entry.wrong(field + "." + name, "is not redacted");
        }
        names.add(name);
      }
    }
    return names;
  }

  private static void checkProjectNames(BodyCheck entry) throws Refusal {
    JsonNode names = entry.node().path("project_names");
    if (names.isArray()) {
      entry.texts("project_names");
    } else if (!names.isMissingNode() && !names.isNull() && !names.isTextual()) {
      throw entry.wrong("project_names", "is neither null, a string nor a list of strings");
    }
  }
}
