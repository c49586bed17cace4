// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedBodiesTest {
  @AutoClose private final TenantFixture fixture = new TenantFixture();

  static Stream<Arguments> requiredFields() {
    String device = "device_id hostname os os_version username ";
    Map<Route, String> fields = new EnumMap<>(Route.class);
    fields.put(Route.ENROLL, "username device_name");
    fields.put(Route.SCAN, device + "scan_duration_ms collector_version configurations");
    fields.put(Route.SKILL_LOOKUP, "identifier artifact_type oversized");
    fields.put(
        Route.SKILL_SUBMIT,
        device
            + "identifier name path artifact_type scope tool has_scripts file_count oversized"
            + " symlinks_found is_dependency source_type files");
    fields.put(Route.PLUGIN_LOOKUP, "identifier");
    fields.put(
        Route.PLUGIN_SUBMIT,
        device
            + "name plugin_type client install_path enabled scope has_mcp_servers has_skills"
            + " has_rules has_commands has_hooks mcp_servers files");
    fields.put(Route.CHECK_IN, device + "feature status tools agent_version");
    fields.put(
        Route.ENFORCE, "hook_event_name client conversation_id generation_id tool_name tool_input");
    fields.put(Route.TOOL_PRE, "client event_name tool_name payload");
    fields.put(Route.EVENTS, "client event_name payload");
    fields.put(Route.TOOL_POST, "client event_name tool_name payload");
    return fields.entrySet().stream()
        .flatMap(
            entry ->
                Arrays.stream(entry.getValue().split(" "))
                    .map(field -> Arguments.of(entry.getKey(), field)));
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void a_missing_field_is_named(Route route, String field) {
    ObjectNode body = Bodies.good(route);
    body.remove(field);

    fixture.call(route, body).statusCode(422).body("detail", equalTo(field + ": is missing"));
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void a_field_of_the_wrong_type_is_refused(Route route, String field) {
    ObjectNode body = Bodies.good(route);
    if (body.path(field).isNumber()) {
      body.put(field, "7");
    } else {
      body.put(field, 7);
    }

    String detail = fixture.call(route, body).statusCode(422).extract().path("detail");
    assertThat(detail).startsWith(field + ": is not");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENROLL|/username|\"\"|username: is empty",
        "ENROLL|/device_name|\" \"|device_name: is empty",
        "SCAN|/scan_duration_ms|-1|scan_duration_ms: is not a whole number from 0 on",
        "SCAN|/scan_duration_ms|1.5|scan_duration_ms: is not a whole number from 0 on",
        "SCAN|/configurations|[1]|configurations[0]: is not an object",
        "SCAN|/configurations/0/config_path|\"~/x\"|configurations[0].config_path: is not an absolute path",
        "SCAN|/configurations/0/config_scope|\"user\"|configurations[0].config_scope: is none of global, project, plugin",
        "SCAN|/configurations/0/config_modified_at|\"yesterday\"|configurations[0].config_modified_at: is not a time in ISO 8601",
        "SCAN|/configurations/0/config_modified_at|\"2026-11-23T16:06:01+01:00\"|configurations[0].config_modified_at: is not in UTC",
        "SCAN|/configurations/0/servers|absent|configurations[0].servers: is missing",
        "SCAN|/configurations/0/servers/0/type|\"streamable-http\"|configurations[0].servers[0].type: is streamable HTTP, which is sent as streaming-http",
        "SCAN|/configurations/0/servers/0/args|[]|configurations[0].servers[0].args: is an empty list; no arguments are sent as null",
        "SCAN|/configurations/0/servers/0/args|[1]|configurations[0].servers[0].args[0]: is not a string",
        "SCAN|/configurations/0/servers/0/config_hash|\"6F54\"|configurations[0].servers[0].config_hash: is not a SHA-256 in lower-case hex",
        "SCAN|/configurations/0/servers/0/env/TOKEN|\"FAKE\"|configurations[0].servers[0].env.TOKEN: is not redacted",
        "SCAN|/configurations/0/servers/0/headers|{\"X-Key\": \"FAKE\"}|configurations[0].servers[0].headers.X-Key: is not redacted",
        "SCAN|/configurations/0/servers/0/project_names|{}|configurations[0].servers[0].project_names: is neither null, a string nor a list of strings",
        "SKILL_LOOKUP|/artifact_type|\"skill\"|artifact_type: is none of skill_md",
        "SKILL_SUBMIT|/scope|\"global\"|scope: is none of user, project",
        "SKILL_SUBMIT|/oversized|true|files: is not empty, but the skill is oversized",
        "SKILL_SUBMIT|/file_count|0|file_count: is less than the files sent",
        "SKILL_SUBMIT|/files/0/title|\"/SKILL.md\"|files[0].title: is not relative",
        "SKILL_SUBMIT|/git_remote_url|\"https://dev:FAKE@git.example/x\"|git_remote_url: holds a user name or password",
        "PLUGIN_SUBMIT|/mcp_servers/0/name|absent|mcp_servers[0].name: is missing",
        "PLUGIN_SUBMIT|/identifier|\"x\"|identifier: is not a SHA-256 in lower-case hex",
        "CHECK_IN|/feature|\"hooks\"|feature: is none of detect, enforce, sessions",
        "CHECK_IN|/status|\"fine\"|status: is none of ok, drifted, disabled, error",
        "CHECK_IN|/tools/0/version|absent|tools[0].version: is missing",
        "ENFORCE|/command|absent|url: exactly one of url and command is sent",
        "ENFORCE|/url|\"https://mcp.example\"|url: exactly one of url and command is sent",
        "ENFORCE|/client|\"claude\"|client: is none of cursor, claude_code, codex, hermes",
        "ENFORCE|/client|\"cursor\"|tool_input: is not a string",
        "TOOL_PRE|/client|\"aiwatch_hook\"|client: is none of cursor, claude_code, codex, hermes",
        "EVENTS|/transcript|[]|transcript: is not a string",
      })
  void what_the_interface_forbids_is_named(
      Route route, String pointer, String value, String detail) {
    fixture
        .call(route, Bodies.with(Bodies.good(route), pointer, value))
        .statusCode(422)
        .body("detail", equalTo(detail));
  }

  @Test
  void an_error_message_may_have_500_characters() {
    ObjectNode body = Bodies.good(Route.CHECK_IN);

    fixture.call(Route.CHECK_IN, body.put("error_message", "x".repeat(500))).statusCode(200);
    fixture
        .call(Route.CHECK_IN, body.put("error_message", "x".repeat(501)))
        .statusCode(422)
        .body("detail", equalTo("error_message: is longer than 500 characters"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|body: is not JSON",
        "[]|body: is not a JSON object",
        "{\"username\":|body: is not JSON",
        "{} {}|body: is not JSON",
      })
  void a_body_that_is_no_object_is_refused(String body, String detail) {
    fixture
        .authorised(Route.ENROLL)
        .contentType(ContentType.JSON)
        .body(body)
        .post(Route.ENROLL.path())
        .then()
        .statusCode(422)
        .body("detail", equalTo(detail));
  }

  @Test
  void a_body_that_is_not_declared_as_json_is_refused() {
    fixture
        .authorised(Route.ENROLL)
        .contentType(ContentType.TEXT)
        .body(Json.print(Bodies.good(Route.ENROLL)))
        .post(Route.ENROLL.path())
        .then()
        .statusCode(415);
  }

  @Test
  void an_event_id_that_is_no_uuid_is_refused() {
    TenantFixture.send(
            fixture.authorised(Route.EVENTS).header("x-runlayer-idempotency-key", "17"),
            Route.EVENTS,
            Bodies.good(Route.EVENTS))
        .statusCode(422)
        .body("detail", equalTo("x-runlayer-idempotency-key: is not a UUID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/mdm/enroll/", "/api/v2/mdm/enroll", "/index.html"})
  void an_unknown_path_is_not_found(String path) {
    fixture.request().get(path).then().statusCode(404);
  }

  @Test
  void another_method_is_refused() {
    fixture.authorised(Route.SCAN).get(Route.SCAN.path()).then().statusCode(405);
  }
}
