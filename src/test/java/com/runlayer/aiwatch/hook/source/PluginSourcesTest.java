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

/// Servers that come with plugins.
class PluginSourcesTest {
  private static final String CACHE = "~/.claude/plugins/cache/m/tools/1";

  @TempDir Path folder;

  private World claude() {
    return World.linux(folder)
        .file(
            "~/.claude/plugins/installed_plugins.json",
            "{\"plugins\":{\"tools@m\":[{\"installPath\":\"HOME/.claude/plugins/cache/m/tools/1\"}]}}")
        .servers(CACHE + "/.mcp.json", "db", "https://db.example");
  }

  private static String tool(World world, String qualified) {
    return world.tool(HookClient.CLAUDE_CODE, qualified);
  }

  @Test
  void claude_code_puts_the_plugins_name_in_front() {
    World world = claude();

    assertThat(tool(world, "plugin_tools_db__query"))
        .isEqualTo("https://db.example <- plugin:tools:db PLUGIN " + CACHE + "/.mcp.json");
    assertThat(tool(world, "db__query")).isEqualTo("not registered: db");
    assertThat(tool(world, "plugin_other_db__query")).isEqualTo("not registered: plugin_other_db");
    assertThat(world.told(HookClient.CLAUDE_CODE, new McpServerReference.ByName("plugin:tools:db")))
        .startsWith("https://db.example");
    assertThat(world.told(HookClient.CLAUDE_CODE, new McpServerReference.Any()))
        .startsWith("https://db.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {}                                    | {}                                   | true
          {"enabledPlugins":{}}                 | {}                                   | true
          {"enabledPlugins":{"tools@m":true}}   | {}                                   | true
          {"enabledPlugins":{"tools@m":false}}  | {}                                   | false
          {"enabledPlugins":{"tools@m":"no"}}   | {}                                   | true
          {"enabledPlugins":{"tools@x":false}}  | {}                                   | true
          {"enabledPlugins":{"tools@m":false}}  | {"enabledPlugins":{"tools@m":true}}  | true
          {"enabledPlugins":{"tools@m":true}}   | {"enabledPlugins":{"tools@m":false}} | true
          """)
  void only_an_explicit_no_that_nothing_contradicts_switches_a_plugin_off(
      String user, String managed, boolean counts) {
    World world =
        claude()
            .file("~/.claude/settings.json", user)
            .file("/etc/claude-code/managed-settings.json", managed);

    assertThat(tool(world, "plugin_tools_db__query").startsWith("https://db.example"))
        .isEqualTo(counts);
  }

  @Test
  void a_plugin_counts_by_the_name_of_its_manifest_and_of_a_second_record() {
    World world =
        claude()
            .file(
                "~/.claude/plugins/installed_plugins.json",
                """
                {"plugins":{
                  "tools@m":[{"installPath":"HOME/.claude/plugins/cache/m/tools/1"}],
                  "second@m":{"installPath":"HOME/.claude/plugins/cache/m/tools/1"}}}
                """)
            .file(
                CACHE + "/.claude-plugin/plugin.json",
                "{\"name\":\"own name\",\"mcpServers\":{\"in\":{\"url\":\"https://in.example\"}}}");

    assertThat(tool(world, "plugin_tools_db__t")).startsWith("https://db.example");
    assertThat(tool(world, "plugin_second_db__t")).startsWith("https://db.example");
    assertThat(tool(world, "plugin_own_name_db__t")).startsWith("https://db.example");
    assertThat(tool(world, "plugin_tools_in__t")).startsWith("https://in.example");
  }

  @Test
  void a_plugins_own_folder_is_a_variable() {
    World world =
        claude()
            .file(
                CACHE + "/.mcp.json",
                "{\"db\":{\"command\":\"${CLAUDE_PLUGIN_ROOT}/run\",\"args\":[\"--x\"]}}");

    assertThat(tool(world, "plugin_tools_db__t"))
        .isEqualTo(
            "$ %s/run --x <- plugin:tools:db PLUGIN %s/.mcp.json"
                .formatted(world.path(CACHE), CACHE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"name":"tools","mcpServers":"../../../elsewhere.json"}      | servers outside
          {"name":"tools","mcpServers":[{"x":{"command":"a"}}]}        | servers outside
          {"name":"tools","mcpServers":5}                              | servers outside
          {"name":"tools","mcpServers":"./link.json"}                  | servers outside
          {"name":"tools","mcpServers":"./broken.json"}                | is not valid JSON
          {"name":"tools","mcpServers":                                | was not understood
          """)
  void a_plugin_that_may_have_more_servers_is_refused_by_its_name_alone(
      String manifest, String clause) {
    World world =
        claude()
            .servers("~/p/.mcp.json", "s", "https://s.example")
            .servers("~/elsewhere.json", "db", "https://elsewhere.example")
            .link(CACHE + "/link.json", "~/elsewhere.json")
            .file(CACHE + "/broken.json", "{")
            .file(CACHE + "/.claude-plugin/plugin.json", manifest);

    assertThat(tool(world, "plugin_tools_db__t")).startsWith("refused: " + CACHE).contains(clause);
    assertThat(tool(world, "s__t")).startsWith("https://s.example");
  }

  @Test
  void what_a_marketplace_offers_is_no_server() {
    World world =
        World.linux(folder)
            .servers(
                "~/.claude/plugins/marketplaces/m/tools/.mcp.json", "db", "https://offer.example")
            .file(
                "~/.claude/plugins/marketplaces/m/tools/.claude-plugin/plugin.json",
                "{\"name\":\"tools\"}");

    assertThat(tool(world, "plugin_tools_db__t")).startsWith("not registered");
  }

  @ParameterizedTest
  @CsvSource({
    "CODEX, ~/.codex/plugins/cache/m/tools, .codex-plugin",
    "CURSOR, ~/.cursor/plugins/local/tools, .cursor-plugin"
  })
  void other_clients_may_take_the_servers_name_as_it_is(
      HookClient client, String place, String manifest) {
    World world =
        World.linux(folder)
            .servers(place + "/.mcp.json", "db", "https://db.example")
            .file(place + "/" + manifest + "/plugin.json", "{\"name\":\"tools\"}");
    String expected = "https://db.example <- plugin:tools:db PLUGIN " + place + "/.mcp.json";

    assertThat(world.told(client, new McpServerReference.ByName("db"))).isEqualTo(expected);
    assertThat(
            world.told(
                client,
                new McpServerReference.ByTool(
                    "plugin_tools_db__t", "__", Optional.empty(), Optional.empty())))
        .isEqualTo(expected);
  }
}
