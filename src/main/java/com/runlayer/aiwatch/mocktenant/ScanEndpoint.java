// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Takes a scan, and tells how many of its servers the organisation knows.
final class ScanEndpoint implements Endpoint {
  private static final List<String> SCOPES = List.of("global", "project", "plugin");

  private final TenantState state;
  private final Supplier<SourcePolicy> policy;

  ScanEndpoint(TenantState state, Supplier<SourcePolicy> policy) {
    this.state = state;
    this.policy = policy;
  }

  @Override
  public Reply answer(Request request) throws Refusal {
    BodyCheck scan = BodyCheck.of(request.text());
    Device device = Device.read(scan, request.time());
    scan.count("scan_duration_ms");
    scan.text("collector_version");
    SourcePolicy sources = policy.get();
    List<SeenServer> servers = new ArrayList<>();
    for (BodyCheck configuration : scan.objects("configurations")) {
      readConfiguration(device, configuration, sources, servers);
    }
    state.replaceServers(device, servers);
    int managed = (int) servers.stream().filter(SeenServer::managed).count();
    return Reply.ok(
        Json.object()
            .put("servers_processed", servers.size())
            .put("shadow_servers_found", servers.size() - managed)
            .put("managed_servers_matched", managed));
  }

  private static void readConfiguration(
      Device device, BodyCheck configuration, SourcePolicy sources, List<SeenServer> into)
      throws Refusal {
    String client = configuration.text("client");
    configuration.optionalText("client_version");
    String path = configuration.path("config_path");
    checkTime(configuration, "config_modified_at");
    String scope = configuration.oneOf("config_scope", SCOPES);
    configuration.optionalPath("project_path");
    configuration.optionalText("plugin_identifier");
    for (BodyCheck entry : configuration.objects("servers")) {
      ReportedServer server = ReportedServer.read(entry);
      into.add(
          new SeenServer(
              device.deviceId(),
              device.username(),
              client,
              server.name(),
              server.type(),
              server.source().map(McpSource::text),
              scope,
              path,
              server.source().filter(sources::isManaged).isPresent()));
    }
  }

  private static void checkTime(BodyCheck body, String name) throws Refusal {
    String text = body.text(name);
    try {
      if (OffsetDateTime.parse(text).getOffset().equals(ZoneOffset.UTC)) {
        return;
      }
    } catch (DateTimeException e) {
      throw body.wrong(name, "is not a time in ISO 8601");
    }
    throw body.wrong(name, "is not in UTC");
  }
}
