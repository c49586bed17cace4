// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import com.runlayer.aiwatch.tenant.DeviceFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configurations, skills and plugins of the JSON document: the very records that are sent, and
/// in each object one member `not_sent` with what stays on the device.
final class FoundDocument {
  private static final String NOT_SENT = "not_sent";

  private final ObjectMapper json;
  private final Scan scan;
  private final DeviceFields device;
  private final List<String> deviceMembers = new ArrayList<>();

  FoundDocument(ObjectMapper json, Scan scan) {
    this.json = json;
    this.scan = scan;
    this.device = scan.report().device();
    json.valueToTree(device).fieldNames().forEachRemaining(deviceMembers::add);
  }

  JsonNode configurations() {
    JsonNode sent = json.valueToTree(scan.report().configurations());
    List<Configuration> found = scan.inventory().configurations();
    for (int i = 0; i < found.size(); i++) {
      ObjectNode configuration = (ObjectNode) sent.path(i);
      servers(configuration.path("servers"), found.get(i).servers());
      notSent(configuration).put("real_path", found.get(i).realPath().toString());
    }
    return sent;
  }

  JsonNode skills() {
    ArrayNode skills = json.createArrayNode();
    for (Skill skill : scan.inventory().skills()) {
      ObjectNode node = withoutDevice(ArtifactReports.skill(skill, device, List.of()));
      node.set("files", files(skill.files()));
      skill.clients().forEach(notSent(node).putArray("clients")::add);
      skills.add(node);
    }
    return skills;
  }

  JsonNode plugins() {
    ArrayNode plugins = json.createArrayNode();
    for (Plugin plugin : scan.inventory().plugins()) {
      ObjectNode node = withoutDevice(ArtifactReports.plugin(plugin, device, List.of()));
      node.set("files", files(plugin.files()));
      servers(node.path("mcp_servers"), plugin.servers());
      notSent(node)
          .put("enabled", enabled(plugin.enabled()))
          .put("oversized", plugin.oversized())
          .put("project_path", plugin.project().map(Path::toString).orElse(null));
      plugins.add(node);
    }
    return plugins;
  }

  /// A report carries the device; the document has it once.
  private ObjectNode withoutDevice(Object report) {
    ObjectNode node = json.valueToTree(report);
    node.remove(deviceMembers);
    return node;
  }

  private static void servers(JsonNode sent, List<Server> found) {
    for (int i = 0; i < found.size(); i++) {
      server(notSent((ObjectNode) sent.path(i)), found.get(i));
    }
  }

  private static void server(ObjectNode node, Server server) {
    node.put("enabled", enabled(server.enabled()));
    Optional<PackageIdentity> identity = server.packageIdentity();
    if (identity.isPresent()) {
      node.putObject("package")
          .put("ecosystem", identity.get().ecosystem().jsonName())
          .put("name", identity.get().name())
          .put("version", identity.get().version().orElse(null))
          .put("pinned", identity.get().pinned());
    } else {
      node.putNull("package");
    }
    ArrayNode risks = node.putArray("risks");
    server.risks().forEach(risk -> risks.add(risk.jsonName()));
  }

  private static ObjectNode notSent(ObjectNode sent) {
    return sent.putObject(NOT_SENT);
  }

  private static @Nullable Boolean enabled(Enabled enabled) {
    return switch (enabled) {
      case YES -> Boolean.TRUE;
      case NO -> Boolean.FALSE;
      case UNKNOWN -> null;
    };
  }

  private ArrayNode files(List<TextFile> files) {
    ArrayNode nodes = json.createArrayNode();
    files.forEach(file -> nodes.addObject().put("title", file.title()).put("bytes", file.bytes()));
    return nodes;
  }
}
