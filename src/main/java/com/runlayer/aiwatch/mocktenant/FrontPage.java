// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The page for a person: everything that arrived, as plain tables.
final class FrontPage {
  private static final int MAX_HOOK_CALLS = 100;
  private static final int MAX_REQUESTS = 50;

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="refresh" content="5">
      <title>Mock tenant</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 1rem/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem; }
      h1 { font-size: 1.4rem; margin: 0; }
      h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
      h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
      p { margin: .25rem 0; }
      table { border-collapse: collapse; width: 100%; }
      th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent);
        overflow-wrap: anywhere; padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; }
      td:last-child, th:last-child { padding-right: 0; }
      @media (max-width: 45rem) {
        thead { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }
        table, tbody, tr, td { display: block; }
        tr { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: .5rem 0; }
        td { border: 0; padding: .1rem 0; }
        td::before { content: attr(data-column) ": "; font-weight: 600; }
        td:empty { display: none; }
      }
      </style>
      </head>
      <body>
      <h1>Mock tenant</h1>
      """;

  private final TenantSnapshot tenant;
  private final List<RecordedRequest> requests;
  private final long droppedRequests;
  private final Map<String, String> hostnames;
  private final DateTimeFormatter clockTime =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  FrontPage(TenantSnapshot tenant, BoundedLog<RecordedRequest> requests) {
    this.tenant = tenant;
    this.requests = requests.entries();
    this.droppedRequests = requests.dropped();
    this.hostnames =
        tenant.devices().stream()
            .collect(Collectors.toMap(Device::deviceId, Device::hostname, (_, newer) -> newer));
  }

  String html() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<p>")
        .append(summary())
        .append(
            " Times are UTC. The page reloads every 5 seconds; <a href=\"/state.json\">the same")
        .append(" as JSON</a>.</p>\n<main>\n");
    devices(page);
    servers(page);
    skills(page);
    plugins(page);
    hookCalls(page);
    requests(page);
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private String summary() {
    long managed = tenant.servers().stream().filter(SeenServer::managed).count();
    return Html.escape(
        "%d MCP servers on %d devices: %d managed, %d shadow."
            .formatted(
                tenant.servers().size(),
                hostnames.size(),
                managed,
                tenant.servers().size() - managed));
  }

  private void devices(StringBuilder page) {
    section(
        page,
        "Devices",
        "No device has reported yet.",
        List.of("Device", "User", "System", "Last seen", "Check-ins", "Device id"),
        newestFirst(tenant.devices()),
        device ->
            List.of(
                device.hostname(),
                device.username(),
                device.os() + " " + device.osVersion(),
                time(device.lastSeen()),
                checkIns(device),
                device.deviceId()));
    if (!tenant.enrollments().isEmpty()) {
      page.append("<h3>Enrollments</h3>\n");
      table(
          page,
          List.of("Time", "User", "Device", "Key"),
          newestFirst(tenant.enrollments()),
          enrollment ->
              List.of(
                  time(enrollment.time()),
                  enrollment.username(),
                  enrollment.deviceName(),
                  enrollment.maskedKey()));
    }
  }

  /// The last check-in of each feature.
  private String checkIns(Device device) {
    Map<String, String> last = new TreeMap<>();
    tenant.checkIns().stream()
        .filter(checkIn -> checkIn.deviceId().equals(device.deviceId()))
        .filter(checkIn -> checkIn.username().equals(device.username()))
        .forEach(
            checkIn ->
                last.put(
                    checkIn.feature(),
                    checkIn.status()
                        + checkIn.errorMessage().map(text -> " (" + text + ")").orElse("")));
    return last.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private void servers(StringBuilder page) {
    page.append("<h2>MCP servers</h2>\n");
    if (tenant.servers().isEmpty()) {
      page.append("<p>No MCP server has been reported yet.</p>\n");
    }
    Map<String, List<SeenServer>> byClient =
        tenant.servers().stream()
            .collect(Collectors.groupingBy(SeenServer::client, TreeMap::new, Collectors.toList()));
    byClient.forEach(
        (client, servers) -> {
          page.append("<h3>").append(Html.escape(client)).append("</h3>\n");
          table(
              page,
              List.of("Name", "Known", "Transport", "Command or URL", "Scope", "File", "Device"),
              servers,
              server ->
                  List.of(
                      server.name(),
                      server.managed() ? "managed" : "shadow",
                      server.transport(),
                      server.source().orElse(""),
                      server.scope(),
                      server.configPath(),
                      hostname(server.deviceId())));
        });
  }

  private void skills(StringBuilder page) {
    section(
        page,
        "Skills",
        "No skill has been reported yet.",
        List.of("Name", "Client", "Scope", "Files", "Path", "Device", "Identifier"),
        tenant.skills(),
        skill ->
            List.of(
                skill.name(),
                skill.tool(),
                skill.scope(),
                skill.filesSent() + " of " + skill.fileCount() + " sent",
                skill.path(),
                hostname(skill.deviceId()),
                skill.identifier()));
  }

  private void plugins(StringBuilder page) {
    section(
        page,
        "Plugins",
        "No plugin has been reported yet.",
        List.of("Name", "Version", "Client", "Scope", "State", "MCP servers", "Path", "Device"),
        tenant.plugins(),
        plugin ->
            List.of(
                plugin.name(),
                plugin.version().orElse(""),
                plugin.client(),
                plugin.scope(),
                plugin.enabled() ? "enabled" : "disabled",
                Integer.toString(plugin.servers()),
                plugin.installPath(),
                hostname(plugin.deviceId())));
  }

  private void hookCalls(StringBuilder page) {
    section(
        page,
        "Hook events",
        "No hook has asked or told anything yet.",
        List.of("Time", "Client", "Event", "Tool", "Verdict", "Reason"),
        newest(tenant.hookCalls(), MAX_HOOK_CALLS),
        call ->
            List.of(
                time(call.time()),
                call.client(),
                call.eventName(),
                call.subject(),
                call.verdict().word(),
                call.reason().orElse("")));
    older(page, tenant.hookCalls().size() + tenant.droppedHookCalls() - MAX_HOOK_CALLS);
  }

  private void requests(StringBuilder page) {
    section(
        page,
        "Latest requests",
        "No request has arrived yet.",
        List.of("Time", "Request", "Status", "Outcome", "Milliseconds", "Key", "Sender"),
        newest(requests, MAX_REQUESTS),
        request ->
            List.of(
                time(request.time()),
                request.method() + " " + request.path(),
                request.status().isPresent()
                    ? Integer.toString(request.status().getAsInt())
                    : "none",
                request.outcome(),
                Long.toString(request.latency().toMillis()),
                key(request),
                request.headers().raw("User-Agent").orElse("")));
    older(page, requests.size() + droppedRequests - MAX_REQUESTS);
  }

  private static String key(RecordedRequest request) {
    Map<String, List<String>> headers = request.headers().masked();
    return String.join(
        " ",
        headers.getOrDefault(
            RequestKeys.API_KEY, headers.getOrDefault("authorization", List.of())));
  }

  private String hostname(String deviceId) {
    return hostnames.getOrDefault(deviceId, deviceId);
  }

  private String time(Instant instant) {
    return clockTime.format(instant);
  }

  private static void older(StringBuilder page, long count) {
    if (count > 0) {
      page.append("<p>").append(count).append(" older ones are not shown.</p>\n");
    }
  }

  private static <T> void section(
      StringBuilder page,
      String title,
      String whenEmpty,
      List<String> columns,
      List<T> entries,
      Function<T, List<String>> row) {
    page.append("<h2>").append(title).append("</h2>\n");
    if (entries.isEmpty()) {
      page.append("<p>").append(whenEmpty).append("</p>\n");
    } else {
      table(page, columns, entries, row);
    }
  }

  private static <T> void table(
      StringBuilder page, List<String> columns, List<T> entries, Function<T, List<String>> row) {
    page.append(Html.table(columns, entries.stream().map(row).toList()));
  }

  private static <T> List<T> newest(List<T> entries, int max) {
    return newestFirst(entries.subList(Math.max(0, entries.size() - max), entries.size()));
  }

  private static <T> List<T> newestFirst(List<T> entries) {
    List<T> reversed = new ArrayList<>(entries);
    Collections.reverse(reversed);
    return reversed;
  }
}
