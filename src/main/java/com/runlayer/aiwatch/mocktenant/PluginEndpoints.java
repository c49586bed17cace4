// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes plugins.
final class PluginEndpoints {
  private static final List<String> FLAGS =
      List.of("has_mcp_servers", "has_skills", "has_rules", "has_commands", "has_hooks");

  private final TenantState state;

  PluginEndpoints(TenantState state) {
    this.state = state;
  }

  Reply lookUp(Request request) throws Refusal {
    String identifier = BodyCheck.of(request.text()).sha256("identifier");
    return Reply.ok(Json.object().put("known", state.isKnownPlugin(identifier)));
  }

  Reply submit(Request request) throws Refusal {
    BodyCheck plugin = BodyCheck.of(request.text());
    Device device = Device.read(plugin, request.time());
    Optional<String> identifier =
        plugin.isAbsent("identifier") ? Optional.empty() : Optional.of(plugin.sha256("identifier"));
    plugin.text("plugin_type");
    plugin.optionalText("author");
    plugin.optionalText("marketplace");
    for (String flag : FLAGS) {
      plugin.flag(flag);
    }
    List<BodyCheck> servers = plugin.objects("mcp_servers");
    for (BodyCheck server : servers) {
      ReportedServer.read(server);
    }
    SeenPlugin seen =
        new SeenPlugin(
            device.deviceId(),
            device.username(),
            identifier,
            plugin.text("name"),
            plugin.text("client"),
            plugin.path("install_path"),
            plugin.optionalText("version"),
            plugin.flag("enabled"),
            plugin.text("scope"),
            servers.size(),
            UploadedFiles.count(plugin),
            request.time());
    String contentKey = identifier.orElse(seen.client() + " " + seen.name());
    boolean created = state.add(device, seen, contentKey);
    UUID id = UUID.nameUUIDFromBytes(contentKey.getBytes(StandardCharsets.UTF_8));
    return Reply.ok(Json.object().put("plugin_id", id.toString()).put("created", created));
  }
}
