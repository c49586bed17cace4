// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
  @AutoClose private final TenantFixture fixture = new TenantFixture();

  @Nested
  class An_mcp_call {
    @Test
    void to_an_unmanaged_server_is_denied_with_a_reason() {
      fixture
          .call(Route.ENFORCE)
          .statusCode(200)
          .body("permission", equalTo("deny"))
          .body("user_message", equalTo("This MCP server is not managed by your organisation."));
    }

    @Test
    void to_a_server_on_the_allowlist_is_allowed_without_a_message() {
      fixture.tenant.usePolicy(Policy.empty().allowing(URI.create("https://mcp.example")));

      fixture
          .call(Route.ENFORCE, remoteCall("https://mcp.example/mcp"))
          .statusCode(200)
          .body("permission", equalTo("allow"))
          .body("user_message", nullValue());
    }

    @Test
    void of_a_denied_tool_is_denied_at_a_managed_server_too() {
      fixture.tenant.usePolicy(
          Policy.empty()
              .allowing(URI.create("https://mcp.example"))
              .with(new Rule.DenyTool("mcp__echo__*", "No echo here.")));

      fixture
          .call(Route.ENFORCE, remoteCall("https://mcp.example/mcp"))
          .body("permission", equalTo("deny"))
          .body("user_message", equalTo("No echo here."));
    }

    @Test
    void of_cursor_comes_with_its_arguments_as_text() {
      ObjectNode call = Bodies.good(Route.ENFORCE).put("client", "cursor");

      fixture.call(Route.ENFORCE, call.put("tool_input", "{\"text\":\"hi\"}")).statusCode(200);
    }

    private static ObjectNode remoteCall(String url) {
      ObjectNode call = Bodies.good(Route.ENFORCE);
      call.remove("command");
      return call.put("url", url);
    }
  }

  @Nested
  class A_tool_before_it_runs {
    @Test
    void is_allowed_when_no_rule_covers_it() {
      fixture
          .call(Route.TOOL_PRE)
          .statusCode(200)
          .body("permission", equalTo("allow"))
          .body("modified_args", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"Bash, deny", "B*, deny", "*, deny", "Bas?, deny", "bash, allow", "Read, allow"})
    void is_denied_by_name_or_pattern(String pattern, String permission) {
      fixture.tenant.usePolicy(Policy.empty().with(new Rule.DenyTool(pattern, "Ask security.")));

      fixture
          .call(Route.TOOL_PRE)
          .body("permission", equalTo(permission))
          .body("block_reason", equalTo(permission.equals("deny") ? "Ask security." : null));
    }

    @Test
    void gets_the_arguments_of_the_rule_over_its_own() {
      fixture.tenant.usePolicy(
          Policy.empty()
              .with(new Rule.RewriteArguments("Bash", Json.object().put("command", "ls --safe"))));

      fixture
          .call(Route.TOOL_PRE)
          .body("permission", equalTo("allow"))
          .body("modified_args.command", equalTo("ls --safe"))
          .body("modified_args.timeout", equalTo(5));
    }
  }

  @Nested
  class The_output_of_a_tool {
    @Test
    void passes_when_no_rule_covers_it() {
      fixture
          .call(Route.TOOL_POST)
          .statusCode(200)
          .body("blocked", equalTo(false))
          .body("block_reason", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
      "Bash, '', true",
      "Bash, secret word, true",
      "Bash, another word, false",
      "Bash, cat token, false",
      "Read, '', false",
    })
    void is_blocked_by_tool_and_text(String tool, String text, boolean blocked) {
      fixture.tenant.usePolicy(
          Policy.empty().with(new Rule.BlockOutput(tool, text, "It holds a secret.")));

      fixture
          .call(Route.TOOL_POST)
          .body("blocked", equalTo(blocked))
          .body("block_reason", equalTo(blocked ? "It holds a secret." : null))
          .body("scan_results[0].scan_action", equalTo(blocked ? "block" : null));
    }

    @Test
    void of_cursor_is_found_under_its_own_name() {
      fixture.tenant.usePolicy(
          Policy.empty().with(new Rule.BlockOutput("Shell", "FAKE-TOKEN", "It holds a token.")));
      ObjectNode event =
          Bodies.parse(
              """
              {"client": "cursor", "event_name": "postToolUse", "tool_name": "Shell",
               "payload": {"tool_output": "{\\"stdout\\":\\"FAKE-TOKEN\\"}"}}
              """);

      fixture.call(Route.TOOL_POST, event).body("blocked", equalTo(true));
    }
  }

  @Nested
  class An_event {
    @Test
    void that_is_delivered_again_is_told_as_a_duplicate() {
      deliver("0b8e7a52-6b1c-4f55-9a52-4f3bb1c1a001");
      deliver("0b8e7a52-6b1c-4f55-9a52-4f3bb1c1a001");
      deliver("0b8e7a52-6b1c-4f55-9a52-4f3bb1c1a002");

      assertThat(fixture.tenant.snapshot().hookCalls())
          .extracting(HookCall::verdict)
          .containsExactly(
              HookCall.Verdict.RECORDED, HookCall.Verdict.DUPLICATE, HookCall.Verdict.RECORDED);
    }

    @Test
    void without_an_id_is_always_new() {
      fixture.call(Route.EVENTS).statusCode(200);
      fixture.call(Route.EVENTS).statusCode(200);

      assertThat(fixture.tenant.snapshot().hookCalls())
          .extracting(HookCall::verdict)
          .containsExactly(HookCall.Verdict.RECORDED, HookCall.Verdict.RECORDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor", "claude_code", "codex", "hermes", "aiwatch_hook"})
    void may_come_from_every_client_and_from_the_hook_itself(String client) {
      fixture.call(Route.EVENTS, Bodies.good(Route.EVENTS).put("client", client)).statusCode(200);
    }

    private void deliver(String id) {
      TenantFixture.send(
              fixture.authorised(Route.EVENTS).header("x-runlayer-idempotency-key", id),
              Route.EVENTS,
              Bodies.good(Route.EVENTS))
          .statusCode(200);
    }
  }

  @Test
  void every_verdict_is_kept_with_its_reason() {
    fixture.tenant.usePolicy(
        Policy.empty()
            .with(
                new Rule.RewriteArguments("Bash", Json.object()),
                new Rule.BlockOutput("Bash", "", "Not for the model.")));
    fixture.call(Route.ENFORCE);
    fixture.call(Route.TOOL_PRE);
    fixture.call(Route.TOOL_POST);

    assertThat(fixture.tenant.snapshot().hookCalls())
        .extracting(
            HookCall::route, HookCall::subject, HookCall::verdict, c -> c.reason().orElse(""))
        .containsExactly(
            tuple(
                Route.ENFORCE,
                "mcp__echo__echo at python3 mcp_echo.py",
                HookCall.Verdict.DENIED,
                "This MCP server is not managed by your organisation."),
            tuple(Route.TOOL_PRE, "Bash", HookCall.Verdict.REWRITTEN, ""),
            tuple(Route.TOOL_POST, "Bash", HookCall.Verdict.BLOCKED, "Not for the model."));
  }
}
