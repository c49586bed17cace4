// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import com.runlayer.aiwatch.hook.event.McpServerReference.Any;
import com.runlayer.aiwatch.hook.event.McpServerReference.ByName;
import com.runlayer.aiwatch.hook.event.McpServerReference.BySource;
import com.runlayer.aiwatch.hook.event.McpServerReference.ByTool;
import com.runlayer.aiwatch.hook.event.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {
  private final Dialects dialects = new Dialects(() -> fail("asked for Cursor's own hook file"));

  private HookEvent read(HookClient client, String payload) {
    return dialects.read(client, payload.getBytes(StandardCharsets.UTF_8));
  }

  private static HookEvent.Unreadable unreadable(HookEvent event) {
    return (HookEvent.Unreadable) event;
  }

  @Nested
  class Who_called {
    private static final String FROM_CURSOR =
        """
        {"conversation_id":"c","hook_event_name":"preToolUse","tool_name":"Shell",
         "tool_input":{"command":"ls"},"cursor_version":"3.5.0"}""";

    @Test
    void cursor_running_claudes_entry_hears_nothing_where_its_own_answers() {
      HookEvent event =
          new Dialects(() -> true)
              .read(HookClient.CLAUDE_CODE, FROM_CURSOR.getBytes(StandardCharsets.UTF_8));

      assertThat(event).isInstanceOf(HookEvent.AnsweredElsewhere.class);
      assertThat(event.occasion().client()).isEqualTo(HookClient.CURSOR);
      assertThat(dialects.write(event, new Decision.Deny("No.")).output()).isEqualTo("{}");
      assertThat(dialects.write(event, new Decision.Pass())).isEqualTo(Answer.of("{}"));
    }

    @Test
    void cursor_running_claudes_entry_is_answered_as_cursor_where_it_has_none_of_its_own() {
      Dialects alone = new Dialects(() -> false);
      HookEvent event =
          alone.read(HookClient.CLAUDE_CODE, FROM_CURSOR.getBytes(StandardCharsets.UTF_8));

      assertThat(event).isInstanceOf(HookEvent.LocalToolBefore.class);
      assertThat(alone.write(event, new Decision.Deny("No.")).output())
          .isEqualTo(
              "{\"permission\":\"deny\",\"user_message\":\"No.\",\"agent_message\":\"No.\"}");
    }

    @Test
    void an_mcp_call_of_cursor_that_only_claudes_entry_hears_of_is_judged() {
      HookEvent event =
          new Dialects(() -> false)
              .read(
                  HookClient.CLAUDE_CODE,
                  FROM_CURSOR.replace("Shell", "MCP:echo").getBytes(StandardCharsets.UTF_8));

      assertThat(event)
          .isInstanceOfSatisfying(
              HookEvent.McpCall.class, call -> assertThat(call.server()).isEqualTo(new Any()));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"cursor_version\":\"3.5.0\",\"tool_input\":[",
          "{\"hook_event_name\":\"stop\",\"cursor_version\":1,\"x\":}",
          "{\"hook_event_name\":\"preToolUse\",\"cursor_version\":null} {}"
        })
    void a_broken_payload_of_cursor_is_known_by_its_beginning(String payload) {
      byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);

      assertThat(new Dialects(() -> true).read(HookClient.CLAUDE_CODE, bytes))
          .isInstanceOf(HookEvent.AnsweredElsewhere.class);
      assertThat(new Dialects(() -> false).read(HookClient.CLAUDE_CODE, bytes))
          .isInstanceOfSatisfying(
              HookEvent.Unreadable.class,
              event -> assertThat(event.occasion().client()).isEqualTo(HookClient.CURSOR));
    }

    @ParameterizedTest
    @CsvSource({
      "claude/PreToolUse-Bash,BEFORE",
      "claude/PostToolUse-Bash,AFTER",
      "claude/Stop,REPORT"
    })
    void a_payload_of_claude_code_is_not_taken_for_one_of_cursor(String fixture, Stage stage) {
      HookEvent.Unreadable event =
          unreadable(dialects.read(HookClient.CURSOR, Fixture.of(fixture).bytes()));

      assertThat(event.stage()).isEqualTo(stage);
      assertThat(event.problem()).isEqualTo("is not one of Cursor's");
    }

    @ParameterizedTest
    @EnumSource(HookClient.class)
    void a_field_further_in_says_nothing_about_the_caller(HookClient client) {
      HookEvent event =
          read(
              client,
              """
              {"hook_event_name":"%s","conversation_id":"c","tool_name":"x",
               "tool_input":{"cursor_version":"3.5.0","hook_event_name":"stop"}}"""
                  .formatted(client == HookClient.HERMES ? "pre_tool_call" : "PreToolUse"));

      assertThat(event).isInstanceOf(HookEvent.LocalToolBefore.class);
      assertThat(event.occasion().client()).isEqualTo(client);
    }
  }

  @Nested
  class What_happened {
    @ParameterizedTest
    @MethodSource("com.runlayer.aiwatch.hook.dialect.Fixture#all")
    void names_may_begin_large_or_small(Fixture fixture) {
      String name = "\"hook_event_name\": \"" + fixture.event() + '"';
      String other =
          "\"hook_event_name\": \""
              + swapped(fixture.event().charAt(0))
              + fixture.event().substring(1)
              + '"';
      assertThat(fixture.text()).contains(name);
      if (fixture.client() == HookClient.HERMES) {
        return; // its names have no large letters
      }
      HookEvent expected = dialects.read(fixture.client(), fixture.bytes());
      HookEvent event = read(fixture.client(), fixture.text().replace(name, other));

      assertThat(event).hasSameClassAs(expected);
      assertThat(dialects.write(event, new Decision.Deny("No.")))
          .isEqualTo(dialects.write(expected, new Decision.Deny("No.")));
    }

    private static char swapped(char c) {
      return (char) (c ^ 0x20);
    }

    @ParameterizedTest
    @EnumSource(HookClient.class)
    void an_unknown_event_with_a_call_and_no_result_comes_before_the_call(HookClient client) {
      HookEvent event =
          read(
              client,
              """
              {"conversation_id":"c","hook_event_name":"BeforeAnything","tool_name":"Bash",
               "tool_input":{"command":"ls"},"tool_response":null}""");

      assertThat(event).isInstanceOf(HookEvent.LocalToolBefore.class);
      assertThat(
              AnswerTaker.take(
                  client, "BeforeAnything", false, dialects.write(event, new Decision.Deny("No."))))
          .isEqualTo(AnswerTaker.Effect.DENIED);
    }

    @ParameterizedTest
    @EnumSource(HookClient.class)
    void an_unknown_event_calls_mcp_servers_too(HookClient client) {
      HookEvent event =
          read(
              client,
              """
              {"conversation_id":"c","hook_event_name":"BeforeAnything",
               "tool_name":"mcp__github__search","tool_input":{}}""");

      assertThat(event).isInstanceOf(HookEvent.McpCall.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          ",\"tool_name\":\"Bash\"",
          ",\"tool_input\":{}",
          ",\"tool_name\":null,\"tool_input\":null",
          ",\"tool_name\":\"Bash\",\"tool_input\":{},\"tool_response\":\"\"",
          ",\"tool_name\":\"Bash\",\"tool_input\":{},\"tool_output\":[]",
          ",\"tool_name\":\"Bash\",\"tool_input\":{},\"extra\":{\"result\":\"\"}"
        })
    void any_other_unknown_event_is_only_reported(String fields) {
      for (HookClient client : HookClient.values()) {
        assertThat(
                read(
                    client,
                    "{\"conversation_id\":\"c\",\"hook_event_name\":\"New\"" + fields + "}"))
            .isInstanceOf(HookEvent.Observational.class);
      }
    }

    static Stream<Arguments> servers() {
      return Stream.of(
          server(HookClient.CLAUDE_CODE, "mcp__a__b", "{}", tool("a__b", "__")),
          server(HookClient.CLAUDE_CODE, "mcp__", "{}", tool("", "__")),
          server(
              HookClient.CLAUDE_CODE,
              "mcp__plugin_p_s__t__u",
              "{}",
              tool("plugin_p_s__t__u", "__")),
          server(
              HookClient.CLAUDE_CODE,
              "mcp__a__b",
              "{},\"mcp_server\":{\"name\":\"a\",\"source\":\"user\"}",
              new ByTool("a__b", "__", Optional.of("a"), Optional.of("user"))),
          server(
              HookClient.CLAUDE_CODE,
              "mcp__a__b",
              "{},\"mcp_server\":{\"name\":7,\"source\":[]}",
              tool("a__b", "__")),
          server(
              HookClient.CLAUDE_CODE, "mcp__a__b", "{},\"mcp_server\":\"a\"", tool("a__b", "__")),
          server(
              HookClient.CLAUDE_CODE,
              "renamed",
              "{},\"mcp_server\":{\"name\":\"a\"}",
              new ByName("a")),
          server(HookClient.CODEX, "mcp__a__b", "{}", tool("a__b", "__")),
          server(HookClient.HERMES, "mcp__a__b", "{}", tool("a__b", "__")),
          server(HookClient.HERMES, "mcp_a_b", "{}", tool("a_b", "_")),
          server(
              HookClient.CLAUDE_CODE,
              "ReadMcpResourceTool",
              "{\"server\":\"a\",\"uri\":\"x\"}",
              new ByName("a")),
          server(HookClient.CLAUDE_CODE, "ListMcpResourcesTool", "{}", new Any()),
          server(HookClient.CODEX, "read_mcp_resource", "{\"server\":\"a\"}", new ByName("a")),
          server(HookClient.CODEX, "list_mcp_resources", "{\"server\":\"\"}", new Any()),
          server(
              HookClient.CODEX, "list_mcp_resource_templates", "{\"server\":[\"a\"]}", new Any()),
          server(HookClient.CODEX, "list_mcp_resources", "\"text\"", new Any()),
          server(HookClient.CURSOR, "read_mcp_resource", "{\"server\":\"a\"}", new ByName("a")),
          server(HookClient.HERMES, "list_mcp_resources", "{}", new Any()));
    }

    private static Arguments server(
        HookClient client, String tool, String input, McpServerReference expected) {
      return Arguments.of(client, tool, input, expected);
    }

    private static McpServerReference tool(String qualified, String separator) {
      return new ByTool(qualified, separator, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_call_names_its_server(
        HookClient client, String tool, String input, McpServerReference expected) {
      HookEvent event =
          read(
              client,
              """
              {"conversation_id":"c","hook_event_name":"%s","tool_name":"%s","tool_input":%s}"""
                  .formatted(
                      client == HookClient.HERMES ? "pre_tool_call" : "PreToolUse", tool, input));

      assertThat(event)
          .isInstanceOfSatisfying(
              HookEvent.McpCall.class, call -> assertThat(call.server()).isEqualTo(expected));
    }

    static Stream<Arguments> sources() {
      return Stream.of(
          Arguments.of("\"url\":\"https://a/mcp\"", source("https://a/mcp", null, null)),
          Arguments.of("\"mcp_server_url\":\"https://a\"", source("https://a", null, null)),
          Arguments.of(
              "\"url\":\"https://a\",\"mcp_server_url\":\"https://a\",\"mcp_server_name\":\"n\"",
              source("https://a", null, "n")),
          Arguments.of("\"command\":\"npx x\",\"url\":null", source(null, "npx x", null)),
          Arguments.of("\"command\":\"\",\"url\":\"\"", source(null, null, null)),
          Arguments.of("\"mcp_server_name\":7", source(null, null, null)));
    }

    private static BySource source(
        @org.jspecify.annotations.Nullable String url,
        @org.jspecify.annotations.Nullable String command,
        @org.jspecify.annotations.Nullable String name) {
      return new BySource(
          Optional.ofNullable(url), Optional.ofNullable(command), Optional.ofNullable(name));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void cursor_sends_the_source_itself(String fields, BySource expected) {
      HookEvent event = read(HookClient.CURSOR, beforeMcp("\"tool_name\":\"t\"," + fields));

      assertThat(event)
          .isInstanceOfSatisfying(
              HookEvent.McpCall.class, call -> assertThat(call.server()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"tool_name\":\"t\",\"url\":[\"https://a\"]",
          "\"tool_name\":\"t\",\"command\":{}",
          "\"tool_name\":\"t\",\"url\":\"https://a\",\"mcp_server_url\":\"https://b\"",
          "\"tool_name\":7,\"url\":\"https://a\"",
          "\"url\":\"https://a\""
        })
    void a_source_that_is_not_clear_is_unreadable(String fields) {
      assertThat(unreadable(read(HookClient.CURSOR, beforeMcp(fields))).stage())
          .isEqualTo(Stage.BEFORE);
    }

    private static String beforeMcp(String fields) {
      return "{\"cursor_version\":\"3\",\"hook_event_name\":\"beforeMCPExecution\"," + fields + "}";
    }

    @Test
    void an_mcp_call_of_cursor_is_judged_where_it_names_its_server() {
      String payload =
          "{\"cursor_version\":\"3\",\"hook_event_name\":\"%s\",\"tool_name\":\"MCP:t\",\"tool_input\":{}}";

      assertThat(read(HookClient.CURSOR, payload.formatted("preToolUse")))
          .isInstanceOf(HookEvent.Observational.class);
      assertThat(read(HookClient.CURSOR, payload.formatted("postToolUse")))
          .isInstanceOf(HookEvent.Observational.class);
      assertThat(read(HookClient.CURSOR, payload.formatted("beforeEverything")))
          .isInstanceOf(HookEvent.McpCall.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        value = {
          "CLAUDE_CODE PreToolUse BEFORE",
          "CLAUDE_CODE PermissionRequest BEFORE",
          "CLAUDE_CODE PostToolUse AFTER",
          "CODEX PreToolUse BEFORE",
          "CODEX PermissionRequest BEFORE",
          "CODEX PostToolUse AFTER",
          "CURSOR preToolUse BEFORE",
          "CURSOR beforeMCPExecution BEFORE",
          "CURSOR beforeShellExecution BEFORE",
          "CURSOR beforeReadFile BEFORE",
          "CURSOR beforeTabFileRead BEFORE",
          "CURSOR postToolUse AFTER",
          "HERMES pre_tool_call BEFORE"
        })
    void a_judged_event_without_what_is_judged_is_unreadable(
        HookClient client, String name, Stage stage) {
      for (String value : new String[] {"null", "7", "[\"Bash\"]", "{}", "true", "\"\""}) {
        HookEvent event =
            read(
                client,
                """
                {"cursor_version":"3","hook_event_name":"%s","tool_name":%s,"tool_input":{},
                 "command":7,"file_path":[]}"""
                    .formatted(name, value)
                    .replace(
                        "\"cursor_version\"",
                        client == HookClient.CURSOR ? "\"cursor_version\"" : "\"x\""));

        assertThat(unreadable(event).stage()).as("%s", value).isEqualTo(stage);
        assertThat(unreadable(event).problem()).isNotBlank();
      }
    }

    @Test
    void fields_that_are_odd_cost_nothing_but_themselves() {
      HookEvent event =
          read(
              HookClient.CLAUDE_CODE,
              """
              {"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":[1],"session_id":7,
               "cwd":{"a":1},"tool_use_id":[],"permission_mode":null,"future":[{}]}""");

      assertThat(event)
          .isInstanceOfSatisfying(
              HookEvent.LocalToolBefore.class,
              before -> {
                assertThat(before.occasion().session()).isEmpty();
                assertThat(before.occasion().folder()).isEmpty();
                assertThat(before.call().id()).isEmpty();
                assertThat(before.call().input().isArray()).isTrue();
              });
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "\"/a/b\"|/a/b",
          "\"/\"|/",
          "\"a/b\"|",
          "\"\"|",
          "\"/a\\u0000b\"|",
          "\"~/a\"|",
          "\"file:///a\"|",
          "null|"
        })
    void only_an_absolute_folder_is_one(String cwd, String expected) {
      HookEvent event =
          read(HookClient.CODEX, "{\"hook_event_name\":\"Stop\",\"cwd\":%s}".formatted(cwd));

      assertThat(event.occasion().folder()).isEqualTo(Optional.ofNullable(expected).map(Path::of));
    }

    @Test
    void events_of_hermes_that_are_not_the_users_are_known() {
      for (Fixture fixture : Fixture.all()) {
        HookEvent event = dialects.read(fixture.client(), fixture.bytes());

        assertThat(Dialects.isUsers(event))
            .as("%s", fixture)
            .isEqualTo(
                !fixture.name().contains("background_review")
                    && !fixture.name().contains("hooks_test_command"));
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Review the conversation above and consider saving to memory if appropriate.|false",
          "Review the conversation above and consider two things:|false",
          "Review the conversation above and update the skill library.|false",
          "Review the conversation above and fix the bug|true",
          "please|true"
        })
    void a_prompt_of_hermes_itself_is_not_the_users(String prompt, boolean users) {
      HookEvent event =
          read(
              HookClient.HERMES,
              "{\"hook_event_name\":\"pre_llm_call\",\"extra\":{\"user_message\":\"%s\"}}"
                  .formatted(prompt));

      assertThat(Dialects.isUsers(event)).isEqualTo(users);
    }
  }
}
