// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A good body for every route, and ways to spoil it.
final class Bodies {
  static final String IDENTIFIER =
      "4fe37226775f169d554f332b176b59b1ea28664c2efe92cddae039c988f1942e";

  private static final String DEVICE =
      """
      "device_id": "d-1", "hostname": "mac-1", "os": "macos", "os_version": "26.1",
      "username": "dev", "org_device_id": null\
      """;

  private static final String SERVER =
      """
      {"name": "gamma", "type": "stdio", "command": "echo", "args": null, "url": null,
       "env": {"TOKEN": "<redacted>"}, "headers": null, "project_names": null,
       "config_hash": "6f545d3ae5454942844e21800ca9b1a2fe59b85ff792c4b971ca82bdc53bf353"}\
      """;

  private Bodies() {}

  /// A body that the route takes.
  static ObjectNode good(Route route) {
    return parse(
        switch (route) {
          case ENROLL -> "{\"username\": \"dev\", \"device_name\": \"mac-1\"}";
          case SCAN, OLD_SCAN ->
              """
              {%s, "scan_duration_ms": 12, "collector_version": "1.2.3",
               "configurations": [{"client": "cursor", "client_version": null,
                 "config_path": "/Users/dev/.cursor/mcp.json",
                 "config_modified_at": "2026-11-23T16:06:01.908756+00:00",
                 "config_scope": "global", "project_path": null, "plugin_identifier": null,
                 "servers": [%s]}]}
              """
                  .formatted(DEVICE, SERVER);
          case SKILL_LOOKUP ->
              """
              {"identifier": "%s", "artifact_type": "skill_md", "oversized": false}
              """
                  .formatted(IDENTIFIER);
          case SKILL_SUBMIT ->
              """
              {%s, "identifier": "%s", "name": "greet", "path": "/Users/dev/.claude/skills/greet",
               "artifact_type": "skill_md", "scope": "user", "tool": "claude_code",
               "project_path": null, "description": "Greets", "has_scripts": false,
               "file_count": 1, "oversized": false, "symlinks_found": [],
               "git_remote_url": "https://git.example/team/skills.git", "is_dependency": false,
               "source_type": "local", "source_plugin_identifier": null,
               "files": [{"title": "SKILL.md", "content": "hello"}]}
              """
                  .formatted(DEVICE, IDENTIFIER);
          case PLUGIN_LOOKUP -> "{\"identifier\": \"%s\"}".formatted(IDENTIFIER);
          case PLUGIN_SUBMIT ->
              """
              {%s, "identifier": "%s", "name": "lint", "plugin_type": "claude_plugin",
               "client": "claude_code", "install_path": "/Users/dev/.claude/plugins/lint",
               "version": "1.0.0", "author": null, "enabled": true, "scope": "user",
               "marketplace": null, "has_mcp_servers": true, "has_skills": false,
               "has_rules": false, "has_commands": false, "has_hooks": false,
               "mcp_servers": [%s], "files": [{"title": "plugin.json", "content": "{}"}]}
              """
                  .formatted(DEVICE, IDENTIFIER, SERVER);
          case CHECK_IN ->
              """
              {%s, "feature": "detect", "status": "ok", "agent_version": "1.2.3",
               "tools": [{"name": "aiwatch", "version": "1.2.3"}], "error_message": null}
              """
                  .formatted(DEVICE);
          case ENFORCE ->
              """
              {"hook_event_name": "beforeMCPExecution", "client": "claude_code",
               "conversation_id": "s-1", "generation_id": "t-1", "tool_name": "mcp__echo__echo",
               "tool_input": {"text": "hi"}, "command": "python3 mcp_echo.py"}
              """;
          case TOOL_PRE ->
              """
              {"client": "claude_code", "event_name": "PreToolUse", "tool_name": "Bash",
               "payload": {"tool_name": "Bash", "tool_input": {"command": "ls", "timeout": 5}}}
              """;
          case TOOL_POST ->
              """
              {"client": "claude_code", "event_name": "PostToolUse", "tool_name": "Bash",
               "payload": {"tool_name": "Bash", "tool_input": {"command": "cat token"},
                 "tool_response": {"stdout": "a secret word", "stderr": ""}}}
              """;
          case EVENTS ->
              """
              {"client": "cursor", "event_name": "sessionStart", "payload": {"session_id": "s"}}
              """;
          case HEALTH_CHECK -> "{}";
        });
  }

  /// A scan with one server.
  static ObjectNode scanOf(ObjectNode server) {
    ObjectNode scan = good(Route.SCAN);
    ((ArrayNode) scan.at("/configurations/0/servers")).removeAll().add(server);
    return scan;
  }

  /// The server of the good scan.
  static ObjectNode server() {
    return (ObjectNode) good(Route.SCAN).at("/configurations/0/servers/0");
  }

  /// Puts a value in place of another, or takes it out where the value is `absent`.
  static ObjectNode with(ObjectNode body, String pointer, String value) {
    JsonPointer place = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) body.at(place.head());
    String field = place.last().getMatchingProperty();
    if (value.equals("absent")) {
      parent.remove(field);
    } else {
      parent.set(field, parseAny(value));
    }
    return body;
  }

  static ObjectNode parse(String json) {
    return (ObjectNode) parseAny(json);
  }

  private static JsonNode parseAny(String json) {
    try {
      return Json.parse(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }
}
