// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.Stage;
import com.runlayer.aiwatch.hook.event.ToolCall;
import com.runlayer.aiwatch.hook.source.Definition;
import com.runlayer.aiwatch.hook.source.Lookup;
import com.runlayer.aiwatch.hook.verdict.Questions;
import com.runlayer.aiwatch.spool.Sender;
import com.runlayer.aiwatch.spool.SpoolEvent;
import com.runlayer.aiwatch.tenant.HookRoute;
import com.runlayer.aiwatch.tenant.WireJson;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells the tenant what happened, by way of the spool.
///
/// Every event is told, but judged ones only while `Sessions` is not false. While the organisation
/// only watches, what would have been asked is told as well, on the route that it would have been
/// asked on.
final class SpooledReports implements Reports {
  private final TenantHost host;
  private final Settings settings;
  private final Keeper keeper;

  /// Takes events.
  interface Keeper {
    void keep(List<SpoolEvent> events);
  }

  SpooledReports(TenantHost host, Settings settings, Keeper keeper) {
    this.host = host;
    this.settings = settings;
    this.keeper = keeper;
  }

  @Override
  public void add(Report report) {
    List<SpoolEvent> events = new ArrayList<>();
    HookEvent event = report.event();
    boolean told =
        !(event instanceof HookEvent.AnsweredElsewhere)
            && !(event instanceof HookEvent.Unreadable)
            && Dialects.isUsers(event);
    if (told) {
      if (event.stage() == Stage.REPORT || settings.sessions()) {
        events.add(event(report, HookRoute.EVENTS, Optional.empty(), extended(report)));
      }
      if (!settings.enforcement()) {
        unasked(report, events);
      }
    }
    report.judgement().failedOpen().ifPresent(clause -> events.add(failedOpen(report, clause)));
    if (!events.isEmpty()) {
      keeper.keep(events);
    }
  }

  private void unasked(Report report, List<SpoolEvent> events) {
    switch (report.event()) {
      case HookEvent.McpCall call ->
          report
              .judgement()
              .servers()
              .forEach(
                  server ->
                      events.add(
                          event(
                              report,
                              HookRoute.ENFORCE,
                              Optional.of(call.call().tool()),
                              Questions.source(call, server.form()).body())));
      case HookEvent.LocalToolBefore before ->
          events.add(tool(report, HookRoute.TOOL_PRE, before.call()));
      case HookEvent.ToolAfter after -> events.add(tool(report, HookRoute.TOOL_POST, after.call()));
      case HookEvent.LocalRuleOnly _,
          HookEvent.Observational _,
          HookEvent.AnsweredElsewhere _,
          HookEvent.Unreadable _ -> {}
    }
  }

  private SpoolEvent tool(Report report, HookRoute route, ToolCall call) {
    return event(report, route, Optional.of(call.tool()), report.payload());
  }

  private SpoolEvent event(Report report, HookRoute route, Optional<String> tool, byte[] payload) {
    Occasion occasion = report.event().occasion();
    return new SpoolEvent(
        route,
        host.hostKey(),
        Sender.named(occasion.client().wireName()).orElseThrow(),
        occasion.name(),
        tool,
        occasion.session(),
        transcript(occasion),
        payload);
  }

  private static Optional<Path> transcript(Occasion occasion) {
    String path = occasion.payload().path("transcript_path").asText("");
    try {
      return Optional.of(Path.of(path)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private SpoolEvent failedOpen(Report report, String clause) {
    Occasion occasion = report.event().occasion();
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("client", occasion.client().wireName());
    payload.put("event_name", occasion.name());
    payload.put("session_id", occasion.session());
    payload.put("tool_name", occasion.payload().path("tool_name").asText(""));
    payload.put("reason", clause);
    return SpoolEvent.own(host.hostKey(), "aiwatch.fail_open", WireJson.bytes(payload));
  }

  /// The client's object with what only this program knows: a denial of its own is seen nowhere
  /// else.
  private static byte[] extended(Report report) {
    ObjectNode known = JsonNodeFactory.instance.objectNode();
    switch (report.judgement().decision()) {
      case Decision.Pass _ -> {}
      case Decision.Deny(String reason) ->
          known.put("aiwatch_decision", "deny").put("aiwatch_reason", reason);
      case Decision.Rewrite _ -> known.put("aiwatch_decision", "rewrite");
      case Decision.BlockOutput(String reason) -> {
        known.put("aiwatch_decision", "block").put("aiwatch_reason", reason);
        if (!report.answer().enforced()) {
          known.put("blocked_not_replaced", true);
        }
      }
    }
    definitions(report, known);
    return PayloadBytes.with(report.payload(), known);
  }

  private static void definitions(Report report, ObjectNode known) {
    if (report.judgement().servers().isEmpty()) {
      return;
    }
    ArrayNode definitions = known.putArray("mcp_definitions");
    for (Lookup.Candidate server : report.judgement().servers()) {
      for (Definition definition : server.definitions()) {
        if (definition.origin() instanceof Definition.Origin.File file) {
          definitions
              .addObject()
              .put("path", file.path().toString())
              .put("scope", file.scope().wireName())
              .put("modified_at", file.changed().toString());
        }
      }
    }
  }
}
