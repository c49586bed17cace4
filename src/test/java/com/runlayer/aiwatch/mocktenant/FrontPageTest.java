// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontPageTest {
  @AutoClose private final TenantFixture fixture = new TenantFixture();

  @Test
  void an_empty_tenant_says_so() {
    assertThat(page())
        .contains(
            "0 MCP servers on 0 devices: 0 managed, 0 shadow.",
            "No device has reported yet.",
            "No MCP server has been reported yet.",
            "No skill has been reported yet.",
            "No plugin has been reported yet.",
            "No hook has asked or told anything yet.",
            "No request has arrived yet.")
        .doesNotContain("<table>");
  }

  @Test
  void everything_that_arrived_is_shown() {
    fixture.call(Route.ENROLL);
    fixture.call(Route.SCAN);
    fixture.call(Route.SKILL_SUBMIT);
    fixture.call(Route.PLUGIN_SUBMIT);
    fixture.call(Route.CHECK_IN);
    fixture.call(Route.ENFORCE);

    assertThat(page())
        .contains("1 MCP servers on 1 devices: 0 managed, 1 shadow.")
        .contains(">mac-1</td>", ">macos 26.1</td>", ">detect ok</td>")
        .contains("<h3>cursor</h3>", ">gamma</td>", ">shadow</td>", ">stdio</td>", ">echo</td>")
        .contains(">/Users/dev/.cursor/mcp.json</td>")
        .contains(">greet</td>", ">1 of 1 sent</td>")
        .contains(">lint</td>", ">enabled</td>")
        .contains(">mcp__echo__echo at python3 mcp_echo.py</td>", ">denied</td>")
        .contains(">POST /api/v1/hooks/cursor</td>", ">200</td>", ">rl_org_…2b94</td>")
        .doesNotContain(fixture.tenant.organisationKey(), fixture.tenant.enrollmentKey());
  }

  @Test
  void a_managed_server_is_shown_as_such() {
    fixture.tenant.usePolicy(Policy.empty().allowing(URI.create("https://mcp.example")));
    fixture.call(
        Route.SCAN,
        Bodies.scanOf(
            Bodies.with(
                Bodies.with(Bodies.server(), "/command", "null"),
                "/url",
                "\"https://mcp.example/v1\"")));

    assertThat(page()).contains(">managed</td>", ">https://mcp.example/v1</td>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<script>alert(1)</script>|&lt;script&gt;alert(1)&lt;/script&gt;",
        "\" onmouseover='x'|&quot; onmouseover=&#39;x&#39;",
        "a & b|a &amp; b",
        "ab\u202Etxt.exe|ab\\u202etxt.exe",
        "Müller 日本語 😀|Müller 日本語 😀"
      })
  void what_a_report_says_is_text_and_nothing_else(String name, String html) {
    fixture.call(Route.SCAN, Bodies.scanOf(Bodies.server().put("name", name)));

    assertThat(page()).contains("data-column=\"Name\">" + html + "</td>");
  }

  @Test
  void neither_script_nor_remote_asset_is_allowed() {
    fixture
        .request()
        .get("/")
        .then()
        .header("Content-Security-Policy", startsWith("default-src 'none'"))
        .header("Content-Type", equalTo("text/html; charset=utf-8"));
    assertThat(page()).doesNotContain("<script", "src=", "@import", "http://", "https://");
  }

  @Test
  void it_reloads_itself_and_follows_the_readers_colours() {
    assertThat(page())
        .contains(
            "<meta http-equiv=\"refresh\" content=\"5\">",
            "<meta name=\"color-scheme\" content=\"light dark\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  }

  @Test
  void the_newest_calls_are_shown_and_the_others_counted() {
    for (int i = 0; i < 102; i++) {
      fixture.call(Route.EVENTS, Bodies.good(Route.EVENTS).put("event_name", "event-" + i));
    }

    assertThat(page())
        .contains("event-101<", "event-2<", "2 older ones are not shown.")
        .doesNotContain("event-1<");
  }

  @Test
  void the_same_is_there_for_scripts() {
    fixture.call(Route.ENROLL);
    fixture.call(Route.SCAN);
    fixture.call(Route.SKILL_SUBMIT);
    fixture.call(Route.PLUGIN_SUBMIT);
    fixture.call(Route.CHECK_IN);
    fixture.call(Route.EVENTS);

    fixture
        .request()
        .get("/state.json")
        .then()
        .statusCode(200)
        .contentType(Reply.JSON)
        .body("devices[0].hostname", equalTo("mac-1"))
        .body("enrollments[0].username", equalTo("dev"))
        .body("servers[0].name", equalTo("gamma"))
        .body("servers[0].managed", equalTo(false))
        .body("skills[0].name", equalTo("greet"))
        .body("plugins[0].name", equalTo("lint"))
        .body("check_ins[0].status", equalTo("ok"))
        .body("hook_calls[0].event_name", equalTo("sessionStart"))
        .body("requests.size()", equalTo(6))
        .body("requests[1].headers.'X-runlayer-api-key'", equalTo("rl_org_…2b94"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/state.json"})
  void a_name_from_elsewhere_that_leads_here_gets_nothing(String path) {
    int port = fixture.tenant.address().getPort();

    fixture
        .request()
        .header("Host", "rebound.example:" + port)
        .get(path)
        .then()
        .statusCode(403)
        .body(containsString("127.0.0.1 and localhost only"));
    fixture.request().header("Host", "localhost:" + port).get(path).then().statusCode(200);
  }

  private String page() {
    return fixture.request().get("/").then().statusCode(200).extract().asString();
  }
}
