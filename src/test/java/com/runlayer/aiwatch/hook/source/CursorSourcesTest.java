// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Cursor's event means.
class CursorSourcesTest {
  private static final String MANAGED = "runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d";
  private static final String ENTRY =
      "{\"command\":\"runlayer\",\"args\":[\"run\",\"0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"]%s}";

  @TempDir Path folder;

  private World cursor() {
    return World.linux(folder).payload("{\"workspace_roots\":[\"HOME/p\"]}").nowhere();
  }

  private static World entry(World world, String path, String name, String entry) {
    return world.file(path, "{\"mcpServers\":{\"%s\":%s}}".formatted(name, entry));
  }

  /// An empty text stands for a field that is not sent.
  private static String sent(World world, String url, String command, String server) {
    return world.told(
        HookClient.CURSOR,
        new McpServerReference.BySource(field(url), field(command), field(server)));
  }

  private static Optional<String> field(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          https://h.example/mcp | https://h.example/mcp <- event
          HTTPS://H.example/mcp | https://h.example/mcp <- event
          https://u@h.example/  | ambiguous: its address holds a user name or password
          https://${env:H}/mcp  | ambiguous: its address has a variable in its scheme or host
          https://h.example/${env:TEAM} | https://h.example/blue <- event
          https://h.example/${env:NONE} | ambiguous: its address cannot be told: it uses the variable NONE, which is not set
          """)
  void an_address_is_taken_from_the_event(String url, String expected) {
    World world =
        entry(cursor(), "~/.cursor/mcp.json", "s", "{\"url\":\"https://file.example\"}")
            .variable("TEAM", "blue");

    assertThat(sent(world, url, "", "s")).isEqualTo(expected);
  }

  @Test
  void a_command_of_nobody_s_is_taken_from_the_event() {
    assertThat(sent(cursor(), "", "npx -y tool", "")).isEqualTo("$ npx -y tool <- event");
    assertThat(sent(cursor(), "", "npx  tool", "")).startsWith("ambiguous: its command holds");
    assertThat(sent(cursor(), "", "sh -c 'x'", "")).startsWith("ambiguous: its command holds");
    assertThat(sent(cursor(), "", "a\nb", "")).startsWith("ambiguous: its command holds");
    assertThat(sent(cursor(), "https://h.example", "npx", ""))
        .isEqualTo("https://h.example <- event\n$ npx <- event");
  }

  @Test
  void a_managed_command_has_to_stand_in_a_file() {
    World world = cursor();
    assertThat(sent(world, "", MANAGED, "s"))
        .isEqualTo(
            "ambiguous: Cursor names a command that begins with \"runlayer\" and stands in none of"
                + " its files");

    entry(world, "~/p/.cursor/mcp.json", "s", ENTRY.formatted(""));
    assertThat(sent(world, "", MANAGED, "s"))
        .isEqualTo("$ " + MANAGED + " <- s PROJECT ~/p/.cursor/mcp.json");
    assertThat(sent(world, "", MANAGED, ""))
        .isEqualTo("$ " + MANAGED + " <- s PROJECT ~/p/.cursor/mcp.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"command\":\"runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"}",
        "{\"command\":\"runlayer run\",\"args\":[\"0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"]}",
        "{\"command\":\"runlayer\",\"args\":[\"run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"]}",
        "{\"command\":\"runlayer\",\"args\":[\"run\",\"0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"],"
            + "\"env\":{\"PATH\":\"/evil\"}}",
        "{\"command\":\"runlayer\",\"args\":[\"run\",\"0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"],"
            + "\"cwd\":\"/evil\"}",
        "{\"command\":\"runlayer\",\"args\":[\"run\",\"0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"],"
            + "\"envFile\":\".env\"}"
      })
  void an_entry_that_only_looks_managed_is_refused_whatever_its_name(String entry) {
    World world = entry(cursor(), "~/p/.cursor/mcp.json", "other", entry);

    assertThat(sent(world, "", MANAGED, "s")).startsWith("ambiguous: the entry \"other\"");
    assertThat(sent(world, "", MANAGED, "")).startsWith("ambiguous: the entry \"other\"");
  }

  @Test
  void an_entry_that_cannot_be_told_is_an_obstacle_where_it_may_be_the_one() {
    World world =
        cursor()
            .file(
                "~/.cursor/mcp.json",
                "{\"mcpServers\":{\"s\":%s,\"bad\":{\"args\":5}}}".formatted(ENTRY.formatted("")));

    assertThat(sent(world, "", MANAGED, "s"))
        .isEqualTo("$ " + MANAGED + " <- s USER ~/.cursor/mcp.json");
    assertThat(sent(world, "", MANAGED, "bad")).startsWith("refused: ~/.cursor/mcp.json");
    assertThat(sent(world, "", MANAGED, "")).startsWith("refused: ~/.cursor/mcp.json");
  }

  @Test
  void a_second_entry_of_the_same_name_has_to_be_allowed_too() {
    World world =
        entry(cursor(), "~/.cursor/mcp.json", "s", ENTRY.formatted(""))
            .servers("~/p/.cursor/mcp.json", "s", "https://shadow.example");

    assertThat(sent(world, "", MANAGED, "s"))
        .isEqualTo(
            """
            $ %s <- s USER ~/.cursor/mcp.json
            https://shadow.example <- s PROJECT ~/p/.cursor/mcp.json"""
                .formatted(MANAGED));
  }

  @Test
  void a_command_that_is_the_servers_name_counts_as_missing() {
    World world =
        cursor()
            .servers("~/.cursor/mcp.json", "s", "https://user.example")
            .servers("~/.config/Cursor/User/mcp.json", "s", "https://editor.example")
            .servers(
                "~/p/.cursor/mcp.json", "s", "https://project.example/${workspaceFolderBasename}");
    String expected =
        """
        https://user.example <- s USER ~/.cursor/mcp.json
        https://editor.example <- s USER ~/.config/Cursor/User/mcp.json
        https://project.example/p <- s PROJECT ~/p/.cursor/mcp.json""";

    assertThat(sent(world, "", "s", "s")).isEqualTo(expected);
    assertThat(sent(world, "", "", "s")).isEqualTo(expected);
    assertThat(sent(world, "", "", "none")).isEqualTo("not registered: none");
    assertThat(sent(world, "", "", "")).isEqualTo("not registered: ");
  }

  @Test
  void every_workspace_and_every_folder_above_counts() {
    World world =
        cursor()
            .servers("~/p/.cursor/mcp.json", "s", "https://p.example")
            .servers("~/a/.cursor/mcp.json", "s", "https://a.example")
            .servers("~/.cursor/mcp.json", "s", "https://user.example/${workspaceFolderBasename}")
            .payload("{\"workspace_roots\":[\"HOME/a/b\",\"HOME/p\",5]}");

    assertThat(sent(world, "", "", "s"))
        .isEqualTo(
            "ambiguous: the entry \"s\" of ~/.cursor/mcp.json: its address cannot be told: it has a"
                + " variable that has no value here");
    world.servers("~/.cursor/mcp.json", "s", "https://user.example");
    assertThat(sent(world, "", "", "s"))
        .isEqualTo(
            """
            https://user.example <- s USER ~/.cursor/mcp.json
            https://a.example <- s PROJECT ~/a/.cursor/mcp.json
            https://p.example <- s PROJECT ~/p/.cursor/mcp.json""");
  }
}
