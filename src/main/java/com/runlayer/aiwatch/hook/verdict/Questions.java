// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.event.ToolCall;
import com.runlayer.aiwatch.hook.source.SourceForm;
import com.runlayer.aiwatch.tenant.HookRoute;
import com.runlayer.aiwatch.tenant.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Puts events into the tenant's words.
public final class Questions {
  private static final String CLIENT = "client";
  private static final String TOOL_NAME = "tool_name";
  private static final String TOOL_INPUT = "tool_input";
  private static final String URL = "url";
  private static final String COMMAND = "command";

  private Questions() {}

  /// May this source be called? Cursor's own event goes as it came, with the source that was looked
  /// up; the other clients' is put into Cursor's form. A source that did not come with the event
  /// goes without its secrets.
  public static Question source(HookEvent.McpCall event, SourceForm source) {
    Occasion occasion = event.occasion();
    ToolCall call = event.call();
    ObjectNode body;
    if (occasion.client() == HookClient.CURSOR) {
      body = occasion.payload().deepCopy();
      body.put(CLIENT, occasion.client().wireName());
      if (!call.input().isTextual()) {
        body.put(TOOL_INPUT, call.input().isMissingNode() ? "{}" : call.input().toString());
      }
    } else {
      body = JsonNodeFactory.instance.objectNode();
      body.put("hook_event_name", "beforeMCPExecution");
      body.put(CLIENT, occasion.client().wireName());
      body.put("conversation_id", occasion.session());
      body.put("generation_id", call.id());
      body.put(TOOL_NAME, call.tool());
      body.set(TOOL_INPUT, call.input().isObject() ? call.input() : body.objectNode());
    }
    String sentUrl = body.path(URL).asText("");
    String sentCommand = body.path(COMMAND).asText("");
    body.remove(List.of(URL, COMMAND));
    switch (source) {
      case SourceForm.Url(String url) ->
          body.put(URL, url.equals(sentUrl) ? url : SourceText.url(url));
      case SourceForm.Command(String command) ->
          body.put(COMMAND, command.equals(sentCommand) ? command : SourceText.command(command));
    }
    return new Question(HookRoute.ENFORCE, call.tool(), WireJson.bytes(body));
  }

  /// May this tool be run, or: may its output be seen?
  ///
  /// @param payload the client's object, in UTF-8
  public static Question tool(HookRoute route, Occasion occasion, ToolCall call, byte[] payload) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put(CLIENT, occasion.client().wireName());
    head.put("event_name", occasion.name());
    head.put(TOOL_NAME, call.tool());
    byte[] start = WireJson.bytes(head);
    byte[] field = ",\"payload\":".getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[start.length + field.length + payload.length];
    // the payload goes as it came: in place of the closing brace of the head
    System.arraycopy(start, 0, body, 0, start.length - 1);
    System.arraycopy(field, 0, body, start.length - 1, field.length);
    System.arraycopy(payload, 0, body, start.length - 1 + field.length, payload.length);
    body[body.length - 1] = '}';
    return new Question(route, call.tool(), body);
  }
}
