// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a tool's name means in Claude Code.
class ClaudeSourcesTest {
  private static final HookClient CLAUDE = HookClient.CLAUDE_CODE;

  @TempDir Path folder;

  private static World everyScope(World world, Layout.Os os) {
    String managed =
        switch (os) {
          case LINUX -> "/etc/claude-code/managed-mcp.json";
          case MACOS -> "/Library/Application Support/ClaudeCode/managed-mcp.json";
        };
    return world
        .file(
            "~/.claude.json",
            """
            {"mcpServers":{"docs":{"type":"http","url":"https://user.example"}},
             "projects":{
               "HOME/p":{"mcpServers":{"docs":{"url":"https://local.example"}}},
               "HOME/q":{"mcpServers":{"docs":{"url":"https://elsewhere.example"}}}}}
            """)
        .servers(managed, "docs", "https://managed.example")
        .servers("~/p/.mcp.json", "docs", "https://project.example");
  }

  @ParameterizedTest
  @EnumSource(Layout.Os.class)
  void a_name_counts_in_every_scope(Layout.Os os) {
    World world = everyScope(new World(folder, os), os);
    String managed =
        os == Layout.Os.LINUX ? "/etc/claude-code" : "/Library/Application Support/ClaudeCode";

    assertThat(world.tool(CLAUDE, "docs__search"))
        .isEqualTo(
            """
            https://user.example <- docs USER ~/.claude.json
            https://local.example <- docs LOCAL ~/.claude.json
            https://managed.example <- docs MANAGED %s/managed-mcp.json
            https://project.example <- docs PROJECT ~/p/.mcp.json"""
                .formatted(managed));
    assertThat(world.tool(CLAUDE, "other__search")).isEqualTo("not registered: other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          user       | https://user.example <- docs USER ~/.claude.json
          local      | https://local.example <- docs LOCAL ~/.claude.json
          project    | https://project.example <- docs PROJECT ~/p/.mcp.json
          managed    | https://managed.example <- docs MANAGED /etc/claude-code/managed-mcp.json
          enterprise | https://managed.example <- docs MANAGED /etc/claude-code/managed-mcp.json
          plugin     | not registered: docs
          claudeai   | not registered: docs
          sdk        | not registered: docs
          dynamic    | not registered: docs
          agent      | not registered: docs
          """)
  void what_the_client_says_of_the_scope_narrows(String source, String expected) {
    World world = everyScope(World.linux(folder), Layout.Os.LINUX);

    assertThat(
            world.told(
                CLAUDE,
                new McpServerReference.ByTool(
                    "docs__search", "__", Optional.of("docs"), Optional.of(source))))
        .isEqualTo(expected);
  }

  @Test
  void an_unknown_scope_narrows_nothing() {
    World world = everyScope(World.linux(folder), Layout.Os.LINUX);
    McpServerReference reference =
        new McpServerReference.ByTool(
            "docs__search", "__", Optional.of("docs"), Optional.of("new-word"));

    assertThat(world.find(CLAUDE, reference))
        .isInstanceOfSatisfying(
            Lookup.Found.class, found -> assertThat(found.candidates()).hasSize(4));
  }

  @Test
  void equal_sources_are_one_and_five_are_too_many() {
    World world =
        World.linux(folder)
            .servers("~/.claude.json", "a", "https://one.example")
            .servers("~/p/.mcp.json", "a", "HTTPS://One.Example");
    assertThat(world.tool(CLAUDE, "a__t"))
        .isEqualTo("https://one.example <- a USER ~/.claude.json, a PROJECT ~/p/.mcp.json");

    world
        .servers("~/p/.mcp.json", "a", "https://2.example")
        .servers("~/.mcp.json", "a", "https://3.example")
        .servers("~/.claude-work/.claude.json", "a", "https://4.example");
    assertThat(world.find(CLAUDE, tool("a__t")))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found -> assertThat(found.candidates()).hasSize(McpSources.MAX_SOURCES));

    world.servers("/etc/claude-code/managed-mcp.json", "a", "https://5.example");
    assertThat(world.tool(CLAUDE, "a__t"))
        .isEqualTo("ambiguous: its server can be more than 4 different programs or addresses");
  }

  @Test
  void every_split_of_a_name_and_every_name_that_becomes_the_same_counts() {
    World world =
        World.linux(folder)
            .servers(
                "~/.claude.json",
                "a",
                "https://a.example",
                "a__b",
                "https://ab.example",
                "a__b__c",
                "https://abc.example",
                "a.",
                "https://dot.example")
            .servers("~/p/.mcp.json", "a  b", "https://blank.example");

    assertThat(world.tool(CLAUDE, "a__b__c"))
        .isEqualTo(
            """
            https://a.example <- a USER ~/.claude.json
            https://ab.example <- a__b USER ~/.claude.json
            https://blank.example <- a  b PROJECT ~/p/.mcp.json""");
    assertThat(world.tool(CLAUDE, "a___t"))
        .isEqualTo(
            """
            https://a.example <- a USER ~/.claude.json
            https://dot.example <- a. USER ~/.claude.json""");
  }

  @Test
  void project_files_count_from_the_sessions_folder_to_the_root() {
    World world =
        World.linux(folder)
            .servers("~/p/a/.mcp.json", "s", "https://a.example")
            .servers("~/p/.mcp.json", "s", "https://p.example")
            .servers("~/.mcp.json", "s", "https://home.example")
            .servers("~/p/b/.mcp.json", "s", "https://beside.example")
            .servers("~/p/a/deeper/.mcp.json", "s", "https://below.example")
            .in("~/p/a");

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(
            """
            https://a.example <- s PROJECT ~/p/a/.mcp.json
            https://p.example <- s PROJECT ~/p/.mcp.json
            https://home.example <- s PROJECT ~/.mcp.json""");
  }

  @Test
  void a_folder_behind_a_link_counts_by_both_of_its_names() throws IOException {
    World world =
        World.linux(folder)
            .servers("~/real/.mcp.json", "s", "https://real.example")
            .servers("~/other/.mcp.json", "s", "https://named.example")
            .folder("~/real/a")
            .link("~/other/link", "~/real/a")
            .file(
                "~/.claude.json",
                """
                {"projects":{
                  "HOME/real/a":{"mcpServers":{"s":{"url":"https://key-real.example"}}},
                  "HOME/other/link":{"mcpServers":{"s":{"url":"https://key-named.example"}}}}}
                """)
            .in("~/other/link");

    assertThat(world.find(CLAUDE, tool("s__t")))
        .isInstanceOfSatisfying(
            Lookup.Found.class,
            found ->
                assertThat(found.candidates())
                    .extracting(Lookup.Candidate::form)
                    .containsExactlyInAnyOrder(
                        new SourceForm.Url("https://real.example"),
                        new SourceForm.Url("https://named.example"),
                        new SourceForm.Url("https://key-real.example"),
                        new SourceForm.Url("https://key-named.example")));

    Files.delete(world.path("~/real/a"));
    assertThat(world.tool(CLAUDE, "s__t")).contains("https://named.example");
  }

  @Test
  void a_project_is_known_by_the_keys_of_the_folders_above_and_in_any_case() {
    World world =
        World.linux(folder)
            .file(
                "~/.claude.json",
                """
                {"projects":{
                  "HOME/p":{"mcpServers":{"s":{"url":"https://above.example"}}},
                  "HOME/P/a/":{"mcpServers":{"s":{"url":"https://case.example"}}},
                  "HOME/p/a/../b":{"mcpServers":{"s":{"url":"https://b.example"}}},
                  "relative":{"mcpServers":{"s":{"url":"https://relative.example"}}}}}
                """)
            .in("~/p/a");

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(
            """
            https://above.example <- s LOCAL ~/.claude.json
            https://case.example <- s LOCAL ~/.claude.json""");
  }

  @Test
  void the_folder_that_the_client_was_started_in_counts_after_a_change_of_folder() {
    World world =
        World.linux(folder)
            .file(
                "~/.claude.json",
                """
                {"mcpServers":{"s":{"url":"https://user.example"}},
                 "projects":{"HOME/my.app/x":{"mcpServers":{"s":{"url":"https://local.example"}}}}}
                """)
            .servers("~/my.app/x/.mcp.json", "s", "https://project.example")
            .servers("~/started/.mcp.json", "s", "https://variable.example")
            .in("/tmp");
    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo("https://user.example <- s USER ~/.claude.json");

    String name = world.path("~/my.app/x").toString().replaceAll("[^A-Za-z0-9]", "-");
    world.payload("{\"transcript_path\":\"HOME/.claude/projects/%s/1.jsonl\"}".formatted(name));
    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(
            """
            https://user.example <- s USER ~/.claude.json
            https://local.example <- s LOCAL ~/.claude.json
            https://project.example <- s PROJECT ~/my.app/x/.mcp.json""");

    world.variable("CLAUDE_PROJECT_DIR", "HOME/started");
    assertThat(world.tool(CLAUDE, "s__t"))
        .contains("https://user.example", "https://project.example", "https://variable.example");
  }

  @ParameterizedTest
  @CsvSource({
    "HOME/repository/.git/worktrees/fix, true",
    "../repository/.git/worktrees/fix, true",
    "HOME/repository/.git/modules/fix, false",
    "/.git/worktrees/fix, false"
  })
  void a_further_working_tree_belongs_to_its_repository(String place, boolean found) {
    World world =
        World.linux(folder)
            .file("~/tree/.git", "gitdir: " + place + "\n")
            .file(
                "~/.claude.json",
                "{\"projects\":{\"HOME/repository\":{\"mcpServers\":{\"s\":{\"url\":\"https://s.example\"}}}}}")
            .folder("~/tree/a")
            .in("~/tree/a");

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(found ? "https://s.example <- s LOCAL ~/.claude.json" : "not registered: s");
  }

  @ParameterizedTest
  @CsvSource({"64, true", "65, false"})
  void a_session_may_work_sixty_four_folders_deep(int depth, boolean found) {
    World world = World.linux(folder).servers("~/.claude.json", "s", "https://user.example");
    String deep = "~" + "/d".repeat(depth - world.path("~").getNameCount());
    world.folder(deep).servers("~/d/.mcp.json", "s", "https://top.example").in(deep);

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(
            found
                ? """
                  https://user.example <- s USER ~/.claude.json
                  https://top.example <- s PROJECT ~/d/.mcp.json"""
                : "ambiguous: the session works more than 64 folders below the root");
  }

  @Test
  void without_a_folder_nothing_is_told() {
    World world =
        World.linux(folder).servers("~/.claude.json", "s", "https://user.example").nowhere();

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo("ambiguous: the event does not say in which folder the session works");
  }

  @Test
  void a_file_without_a_wrapper_counts_also_beside_one() {
    World world =
        World.linux(folder)
            .file(
                "~/p/.mcp.json",
                """
                {"servers":{"s":{"url":"https://wrapped.example"}},
                 "s":{"url":"https://flat.example"}, "$schema":"https://schema.example"}
                """);

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(
            """
            https://wrapped.example <- s PROJECT ~/p/.mcp.json
            https://flat.example <- s PROJECT ~/p/.mcp.json""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"command":"evil","cmd":"runlayer"}                     | $ evil <- s PROJECT ~/p/.mcp.json
          {"command":"evil","programPath":"x","arguments":["y"]}  | $ evil <- s PROJECT ~/p/.mcp.json
          {"url":"https://evil.example","serverUrl":"https://x.example"} | https://evil.example <- s PROJECT ~/p/.mcp.json
          {"httpUrl":"https://x.example","url":"https://evil.example"} | https://evil.example <- s PROJECT ~/p/.mcp.json
          {"command":"evil","source":"extension"}                 | $ evil <- s PROJECT ~/p/.mcp.json
          {"command":"evil","bundled":true,"type":"builtin"}      | $ evil <- s PROJECT ~/p/.mcp.json
          {"command":"evil","disabled":true}                      | $ evil <- s PROJECT ~/p/.mcp.json
          {"command":"evil","transport":{"command":"x"}}          | $ evil <- s PROJECT ~/p/.mcp.json
          {"type":"http","description":"nothing to start"}        | not registered: s
          """)
  void only_the_clients_own_words_count(String entry, String expected) {
    World world =
        World.linux(folder).file("~/p/.mcp.json", "{\"mcpServers\":{\"s\":%s}}".formatted(entry));

    assertThat(world.tool(CLAUDE, "s__t")).isEqualTo(expected);
  }

  @Test
  void an_entry_with_an_address_and_a_command_is_both() {
    World world =
        World.linux(folder)
            .file(
                "~/p/.mcp.json",
                "{\"mcpServers\":{\"s\":{\"url\":\"https://h.example\",\"command\":\"a\"}}}");

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(
            """
            https://h.example <- s PROJECT ~/p/.mcp.json
            $ a <- s PROJECT ~/p/.mcp.json""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"url\":\"https://a.example\",\"url\":\"https://b.example\"}",
        "{\"command\":\"a\",\"args\":[\"x\"],\"args\":null}",
        "{\"command\":\"a\",\"args\":5}",
        "{\"command\":[\"a\",{}]}",
        "{\"serverUrl\":\"https://other-client.example\",\"env\":{}}",
        "{\"args\":[\"x\"]}",
        "\"https://a.example\"",
        "null"
      })
  void an_entry_that_cannot_be_told_is_a_refusal_for_its_name_alone(String entry) {
    World world =
        World.linux(folder)
            .file(
                "~/p/.mcp.json",
                "{\"mcpServers\":{\"s\":%s,\"good\":{\"command\":\"b\"}}}".formatted(entry));

    assertThat(world.tool(CLAUDE, "s__t"))
        .startsWith("refused: ~/p/.mcp.json has an entry \"mcpServers.s\" that cannot be told: it");
    assertThat(world.tool(CLAUDE, "good__t")).isEqualTo("$ b <- good PROJECT ~/p/.mcp.json");
  }

  @Test
  void what_is_wrong_in_another_project_is_no_obstacle() {
    World world =
        World.linux(folder)
            .file(
                "~/.claude.json",
                """
                {"mcpServers":{"s":{"url":"https://user.example"}},
                 "projects":{"HOME/q":{"mcpServers":5},"HOME/r":{"mcpServers":{"s":{"args":5}}}}}
                """);
    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo("https://user.example <- s USER ~/.claude.json");

    assertThat(world.in("~/q").tool(CLAUDE, "s__t")).startsWith("refused: ~/.claude.json");
    assertThat(world.in("~/r").tool(CLAUDE, "s__t")).startsWith("refused: ~/.claude.json");
  }

  @Test
  void variables_are_expanded_with_the_clients_environment() {
    World world =
        World.linux(folder)
            .servers("~/p/.mcp.json", "s", "https://h.example/${TEAM}/${PART:-mcp}")
            .variable("TEAM", "blue");
    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo("https://h.example/blue/mcp <- s PROJECT ~/p/.mcp.json");

    assertThat(
            world.servers("~/p/.mcp.json", "s", "https://h.example/${NONE}").tool(CLAUDE, "s__t"))
        .isEqualTo(
            "ambiguous: the entry \"s\" of ~/p/.mcp.json: its address cannot be told: it uses the"
                + " variable NONE, which is not set");
  }

  @Test
  void every_server_is_meant_where_the_event_names_none() {
    World world =
        World.linux(folder)
            .servers("~/.claude.json", "a", "https://a.example")
            .servers("~/p/.mcp.json", "b", "https://b.example");

    assertThat(world.told(CLAUDE, new McpServerReference.Any()))
        .isEqualTo(
            """
            https://a.example <- a USER ~/.claude.json
            https://b.example <- b PROJECT ~/p/.mcp.json""");
    assertThat(world.told(CLAUDE, new McpServerReference.ByName("b")))
        .isEqualTo("https://b.example <- b PROJECT ~/p/.mcp.json");
  }

  @Test
  void an_environment_adds_a_place_and_replaces_none() {
    World world =
        World.linux(folder)
            .servers("~/.claude.json", "s", "https://home.example")
            .servers("~/moved/.claude.json", "s", "https://moved.example")
            .variable("CLAUDE_CONFIG_DIR", "HOME/moved");

    assertThat(world.tool(CLAUDE, "s__t"))
        .isEqualTo(
            """
            https://home.example <- s USER ~/.claude.json
            https://moved.example <- s USER ~/moved/.claude.json""");
  }

  private static McpServerReference tool(String qualified) {
    return new McpServerReference.ByTool(qualified, "__", Optional.empty(), Optional.empty());
  }
}
