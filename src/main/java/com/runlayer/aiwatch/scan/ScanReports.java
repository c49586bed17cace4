// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.tenant.DeviceFields;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was found, in the words of the tenant's interface.
final class ScanReports {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private ScanReports() {}

  static ScanReport of(Inventory found, DeviceFields device, String version) {
    return new ScanReport(
        device,
        found.stats().elapsed().toMillis(),
        version,
        found.configurations().stream().map(ScanReports::configuration).toList());
  }

  /// A time as the interface spells it: `2026-11-23T16:06:01.908756+00:00`.
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static ScanReport.Configuration configuration(Configuration found) {
    return new ScanReport.Configuration(
        found.client(),
        null,
        found.path().toString(),
        time(found.modified()),
        found.scope().wireName(),
        found.project().map(Path::toString).orElse(null),
        found.origin() instanceof Origin.Plugin plugin ? plugin.identifier().orElse(null) : null,
        found.servers().stream()
            .map(server -> server(server, projectNames(server, found)))
            .toList());
  }

  static ScanReport.Server server(Server found, @Nullable JsonNode projectNames) {
    return new ScanReport.Server(
        found.name(),
        found.type(),
        found.command().orElse(null),
        found.arguments().orElse(null),
        found.url().orElse(null),
        redacted(found.environment()),
        redacted(found.headers()),
        ConfigHash.of(
            found.name(),
            found.type(),
            found.command(),
            found.arguments().orElse(List.of()),
            found.url()),
        projectNames);
  }

  private static @Nullable Map<String, String> redacted(List<String> names) {
    if (names.isEmpty()) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, Redactor.REDACTED));
    return values;
  }

  private static @Nullable JsonNode projectNames(Server server, Configuration in) {
    if (in.origin() instanceof Origin.Project(Path folder)) {
      return JsonNodeFactory.instance.textNode(folder.toString());
    }
    if (in.origin() instanceof Origin.Plugin plugin) {
      return JsonNodeFactory.instance.textNode(plugin.name());
    }
    if (server.projects().isEmpty()) {
      return null;
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    server.projects().forEach(path -> names.add(path.toString()));
    return names;
  }
}
