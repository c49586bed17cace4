// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// The hook routes: verdicts before and after a tool call, and events.
final class HookEndpoints {
  private static final List<String> CLIENTS = List.of("cursor", "claude_code", "codex", "hermes");
  private static final String OWN_EVENTS = "aiwatch_hook";
  private static final String IDEMPOTENCY_KEY = "x-runlayer-idempotency-key";

  private final TenantState state;
  private final Supplier<Policy> policy;
  private final Supplier<SourcePolicy> sources;

  HookEndpoints(TenantState state, Supplier<Policy> policy, Supplier<SourcePolicy> sources) {
    this.state = state;
    this.policy = policy;
    this.sources = sources;
  }

  /// May this MCP source be called?
  Reply enforce(Request request) throws Refusal {
    BodyCheck call = BodyCheck.of(request.text());
    String client = call.oneOf("client", CLIENTS);
    String event = call.oneOf("hook_event_name", List.of("beforeMCPExecution"));
    String tool = call.text("tool_name");
    if (client.equals("cursor")) {
      call.anyText("tool_input");
    } else {
      call.object("tool_input");
      // Hermes has calls outside a session: both are empty then.
      call.anyText("conversation_id");
      call.anyText("generation_id");
    }
    McpSource source = source(call);
    Optional<String> reason =
        policy
            .get()
            .denial(tool)
            .map(Rule.DenyTool::reason)
            .or(
                () ->
                    sources.get().isManaged(source)
                        ? Optional.empty()
                        : Optional.of("This MCP server is not managed by your organisation."));
    record(
        request,
        Route.ENFORCE,
        client,
        event,
        tool + " at " + source.text(),
        reason.isPresent() ? HookCall.Verdict.DENIED : HookCall.Verdict.ALLOWED,
        reason);
    ObjectNode answer = Json.object().put("permission", reason.isPresent() ? "deny" : "allow");
    reason.ifPresent(text -> answer.put("user_message", text));
    return Reply.ok(answer);
  }

  /// May this local tool be run, and with which arguments?
  Reply beforeTool(Request request) throws Refusal {
    ToolCall call = ToolCall.read(request);
    Optional<Rule.DenyTool> denial = policy.get().denial(call.tool);
    if (denial.isPresent()) {
      String reason = denial.get().reason();
      record(request, Route.TOOL_PRE, call, HookCall.Verdict.DENIED, Optional.of(reason));
      return Reply.ok(Json.object().put("permission", "deny").put("block_reason", reason));
    }
    ObjectNode answer = Json.object().put("permission", "allow");
    Optional<ObjectNode> arguments =
        policy.get().rewriting(call.tool).map(rule -> call.arguments().setAll(rule.arguments()));
    arguments.ifPresent(modified -> answer.set("modified_args", modified));
    record(
        request,
        Route.TOOL_PRE,
        call,
        arguments.isPresent() ? HookCall.Verdict.REWRITTEN : HookCall.Verdict.ALLOWED,
        Optional.empty());
    return Reply.ok(answer);
  }

  /// May the model see what a local tool put out?
  Reply afterTool(Request request) throws Refusal {
    ToolCall call = ToolCall.read(request);
    Optional<String> reason =
        policy.get().blocking(call.tool, call.output()).map(Rule.BlockOutput::reason);
    record(
        request,
        Route.TOOL_POST,
        call,
        reason.isPresent() ? HookCall.Verdict.BLOCKED : HookCall.Verdict.PASSED,
        reason);
    ObjectNode answer = Json.object().put("blocked", reason.isPresent());
    reason.ifPresent(
        text -> {
          answer.put("block_reason", text);
          answer.putArray("scan_results").addObject().put("scan_action", "block");
        });
    return Reply.ok(answer);
  }

  /// Keeps an event. Delivery is at least once, so an id that came before is told as a duplicate.
  Reply event(Request request) throws Refusal {
    BodyCheck body = BodyCheck.of(request.text());
    String client = body.anyText("client");
    if (!client.equals(OWN_EVENTS)) {
      body.oneOf("client", CLIENTS);
    }
    String event = body.text("event_name");
    ObjectNode payload = body.object("payload");
    body.optionalText("transcript");
    Optional<String> id = request.header(IDEMPOTENCY_KEY);
    if (id.isPresent() && !isUuid(id.get())) {
      throw Refusal.incomplete(IDEMPOTENCY_KEY + ": is not a UUID");
    }
    boolean first = id.isEmpty() || state.isFirst(id.get());
    HookCall.Verdict verdict = first ? HookCall.Verdict.RECORDED : HookCall.Verdict.DUPLICATE;
    state.add(
        new HookCall(
            request.time(),
            Route.EVENTS,
            client,
            event,
            payload.path("tool_name").asText(""),
            verdict,
            Optional.empty(),
            id));
    return Reply.ok(Json.object().put("status", verdict.word()));
  }

  private static McpSource source(BodyCheck call) throws Refusal {
    Optional<String> url = call.optionalText("url");
    Optional<String> command = call.optionalText("command");
    if (url.isPresent() == command.isPresent()) {
      throw call.wrong("url", "exactly one of url and command is sent");
    }
    return McpSource.of(url, command, Set.of())
        .orElseThrow(() -> call.wrong("url", "neither url nor command is there"));
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void record(
      Request request,
      Route route,
      ToolCall call,
      HookCall.Verdict verdict,
      Optional<String> reason) {
    record(request, route, call.client, call.event, call.tool, verdict, reason);
  }

  private void record(
      Request request,
      Route route,
      String client,
      String event,
      String subject,
      HookCall.Verdict verdict,
      Optional<String> reason) {
    state.add(
        new HookCall(
            request.time(), route, client, event, subject, verdict, reason, Optional.empty()));
  }

  /// A call of a local tool, before or after.
  ///
  /// @param payload the client's own object
  private record ToolCall(String client, String event, String tool, ObjectNode payload) {
    static ToolCall read(Request request) throws Refusal {
      BodyCheck body = BodyCheck.of(request.text());
      return new ToolCall(
          body.oneOf("client", CLIENTS),
          body.text("event_name"),
          body.text("tool_name"),
          body.object("payload"));
    }

    /// The arguments of the call, a copy; Cursor sends those of some events as text.
    ObjectNode arguments() {
      JsonNode input = payload.path("tool_input");
      if (input.isTextual()) {
        try {
          input = Json.parse(input.textValue());
        } catch (JsonProcessingException e) {
          return Json.object();
        }
      }
      return input instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }

    /// What the tool put out, as text: Cursor has it under another name than Claude Code and Codex.
    String output() {
      StringBuilder text = new StringBuilder();
      collectTexts(payload.path("tool_response"), text);
      collectTexts(payload.path("tool_output"), text);
      return text.toString();
    }

    private static void collectTexts(JsonNode node, StringBuilder into) {
      if (node.isTextual()) {
        into.append(node.textValue()).append('\n');
      }
      node.forEach(child -> collectTexts(child, into));
    }
  }
}
