// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One scan as the tenant takes it. An empty list of configurations is an answer too and is sent.
///
/// @param device the device, flattened
/// @param scanDurationMs how long the discovery took, in milliseconds
/// @param collectorVersion this program's version
/// @param configurations what was found
@JsonNaming(SnakeCaseStrategy.class)
public record ScanReport(
    @JsonUnwrapped DeviceFields device,
    long scanDurationMs,
    String collectorVersion,
    List<Configuration> configurations) {

  /// One configuration file of one client.
  ///
  /// @param client the client's name on the wire
  /// @param configPath absolute path
  /// @param configModifiedAt UTC, ISO 8601 with microseconds and `+00:00`
  /// @param configScope `global`, `project` or `plugin`
  @JsonNaming(SnakeCaseStrategy.class)
  public record Configuration(
      String client,
      @Nullable String clientVersion,
      String configPath,
      String configModifiedAt,
      String configScope,
      @Nullable String projectPath,
      @Nullable String pluginIdentifier,
      List<Server> servers) {}

  /// One MCP server, redacted.
  ///
  /// @param type `stdio`, `sse`, `streaming-http`, or as the client's file spells it
  /// @param args `null` where the file has none, never an empty list
  /// @param env names, each with the redaction mark as its value
  /// @param headers names, each with the redaction mark as its value
  /// @param configHash SHA-256 over name, type, command, arguments and URL, in hex
  /// @param projectNames nothing for a global entry, a list of project paths for the per-project
  ///     entries of a global file, a string with the path in a project file
  @JsonNaming(SnakeCaseStrategy.class)
  public record Server(
      String name,
      String type,
      @Nullable String command,
      @Nullable List<String> args,
      @Nullable String url,
      @Nullable Map<String, String> env,
      @Nullable Map<String, String> headers,
      String configHash,
      @Nullable JsonNode projectNames) {}
}
