// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The same as the front page, for scripts: one object with a list per kind, times in ISO 8601,
/// keys masked.
final class StateDocument {
  private StateDocument() {}

  static ObjectNode of(TenantSnapshot tenant, BoundedLog<RecordedRequest> requests) {
    ObjectNode document = Json.object();
    list(document, "devices", tenant.devices(), StateDocument::device);
    list(document, "enrollments", tenant.enrollments(), StateDocument::enrollment);
    list(document, "servers", tenant.servers(), StateDocument::server);
    list(document, "skills", tenant.skills(), StateDocument::skill);
    list(document, "plugins", tenant.plugins(), StateDocument::plugin);
    list(document, "hook_calls", tenant.hookCalls(), StateDocument::hookCall);
    document.put("dropped_hook_calls", tenant.droppedHookCalls());
    list(document, "check_ins", tenant.checkIns(), StateDocument::checkIn);
    list(document, "requests", requests.entries(), StateDocument::request);
    document.put("dropped_requests", requests.dropped());
    return document;
  }

  private static void device(Device device, ObjectNode into) {
    into.put("device_id", device.deviceId())
        .put("hostname", device.hostname())
        .put("os", device.os())
        .put("os_version", device.osVersion())
        .put("username", device.username());
    optional(into, "org_device_id", device.orgDeviceId());
    into.put("last_seen", device.lastSeen().toString());
  }

  private static void enrollment(Enrollment enrollment, ObjectNode into) {
    into.put("time", enrollment.time().toString())
        .put("username", enrollment.username())
        .put("device_name", enrollment.deviceName())
        .put("key", enrollment.maskedKey());
  }

  private static void server(SeenServer server, ObjectNode into) {
    into.put("device_id", server.deviceId())
        .put("username", server.username())
        .put("client", server.client())
        .put("name", server.name())
        .put("type", server.transport());
    optional(into, "source", server.source());
    into.put("config_scope", server.scope())
        .put("config_path", server.configPath())
        .put("managed", server.managed());
  }

  private static void skill(SeenSkill skill, ObjectNode into) {
    into.put("device_id", skill.deviceId())
        .put("username", skill.username())
        .put("identifier", skill.identifier())
        .put("name", skill.name())
        .put("path", skill.path())
        .put("tool", skill.tool())
        .put("scope", skill.scope());
    optional(into, "description", skill.description());
    into.put("oversized", skill.oversized())
        .put("file_count", skill.fileCount())
        .put("files_sent", skill.filesSent())
        .put("time", skill.time().toString());
  }

  private static void plugin(SeenPlugin plugin, ObjectNode into) {
    into.put("device_id", plugin.deviceId()).put("username", plugin.username());
    optional(into, "identifier", plugin.identifier());
    into.put("name", plugin.name())
        .put("client", plugin.client())
        .put("install_path", plugin.installPath());
    optional(into, "version", plugin.version());
    into.put("enabled", plugin.enabled())
        .put("scope", plugin.scope())
        .put("mcp_servers", plugin.servers())
        .put("files_sent", plugin.filesSent())
        .put("time", plugin.time().toString());
  }

  private static void hookCall(HookCall call, ObjectNode into) {
    into.put("time", call.time().toString())
        .put("path", call.route().path())
        .put("client", call.client())
        .put("event_name", call.eventName())
        .put("subject", call.subject())
        .put("verdict", call.verdict().word());
    optional(into, "reason", call.reason());
    optional(into, "event_id", call.eventId());
  }

  private static void checkIn(CheckIn checkIn, ObjectNode into) {
    into.put("time", checkIn.time().toString())
        .put("device_id", checkIn.deviceId())
        .put("username", checkIn.username())
        .put("feature", checkIn.feature())
        .put("status", checkIn.status())
        .put("agent_version", checkIn.agentVersion());
    optional(into, "error_message", checkIn.errorMessage());
  }

  private static void request(RecordedRequest request, ObjectNode into) {
    into.put("time", request.time().toString())
        .put("method", request.method())
        .put("path", request.path());
    ObjectNode headers = into.putObject("headers");
    request
        .headers()
        .masked()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    if (request.status().isPresent()) {
      into.put("status", request.status().getAsInt());
    } else {
      into.putNull("status");
    }
    into.put("outcome", request.outcome())
        .put("latency_ms", request.latency().toMillis())
        .put("body_characters", request.body().length());
  }

  private static <T> void list(
      ObjectNode document, String name, List<T> entries, BiConsumer<T, ObjectNode> writer) {
    ArrayNode list = document.putArray(name);
    entries.forEach(entry -> writer.accept(entry, list.addObject()));
  }

  private static void optional(ObjectNode into, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> into.put(name, text), () -> into.putNull(name));
  }
}
