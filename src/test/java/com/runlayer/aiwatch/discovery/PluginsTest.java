// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.Scope;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import com.runlayer.aiwatch.discovery.skill.ContentIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Plugins and extensions, and what each brings.
class PluginsTest {
  private static final String SERVERS =
      "{\"mcpServers\":{\"db\":{\"command\":\"${CLAUDE_PLUGIN_ROOT}/run.sh\",\"env\":{\"API_KEY\":\"hunter2\"}}}}";

  @TempDir Path folder;

  private Plugin only(Inventory found) {
    assertThat(found.errors()).isEmpty();
    assertThat(found.toString()).doesNotContain("hunter2");
    assertThat(found.plugins()).hasSize(1);
    return found.plugins().getFirst();
  }

  private static Home record(Home home, String version, String extra) {
    String path = home.path(".claude/plugins/cache/mkt/tools/1.2.0").toString();
    String entry =
        "{\"scope\":\"user\",\"version\":\"1.2.0\",\"installPath\":\"" + path + "\"" + extra + "}";
    return home.file(
            ".claude/plugins/installed_plugins.json",
            "{\"version\":%s,\"plugins\":{\"tools@mkt\":%s}}"
                .formatted(version, version.equals("2") ? "[" + entry + "]" : entry))
        .file(
            ".claude/plugins/cache/mkt/tools/1.2.0/.claude-plugin/plugin.json",
            "{\"name\":\"tools\",\"version\":\"1.1.0\",\"author\":{\"name\":\"Ada\"},\"skills\":[\"./more\"]}")
        .file(".claude/plugins/cache/mkt/tools/1.2.0/.mcp.json", SERVERS)
        .file(".claude/plugins/cache/mkt/tools/1.2.0/commands/go.md", "Go.")
        .file(".claude/plugins/cache/mkt/tools/1.2.0/hooks/hooks.json", "{}")
        .file(".claude/plugins/cache/mkt/tools/1.2.0/skills/a/SKILL.md", "A")
        .file(".claude/plugins/cache/mkt/tools/1.2.0/more/b/SKILL.md", "B")
        .file(
            ".claude/plugins/marketplaces/mkt/other/.claude-plugin/plugin.json",
            "{\"name\":\"no\"}");
  }

  @ParameterizedTest
  @CsvSource({"1, MACOS", "2, LINUX"})
  void claude_codes_record_says_where_a_plugin_is(String version, Layout.Os os) {
    Home home =
        record(new Home(folder, os), version, "")
            .file(".claude/settings.json", "{\"enabledPlugins\":{\"tools@mkt\":true}}");

    Inventory found = home.scan();
    Plugin plugin = only(found);

    assertThat(plugin.name()).isEqualTo("tools");
    assertThat(plugin.marketplace()).contains("mkt");
    assertThat(plugin.version()).contains("1.2.0");
    assertThat(plugin.author()).contains("Ada");
    assertThat(plugin.enabled()).isEqualTo(Enabled.YES);
    assertThat(plugin.hasCommands()).isTrue();
    assertThat(plugin.hasHooks()).isTrue();
    assertThat(plugin.hasSkills()).isTrue();
    assertThat(plugin.hasRules()).isFalse();
    assertThat(plugin.servers()).extracting(Server::name).containsExactly("db");
    assertThat(plugin.files())
        .extracting(TextFile::title)
        .containsExactly(
            ".claude-plugin/plugin.json", ".mcp.json", "commands/go.md", "hooks/hooks.json");
    ContentIdentifier identifier = new ContentIdentifier();
    identifier.add(
        ".claude-plugin/plugin.json",
        "{\"name\":\"tools\",\"version\":\"1.1.0\",\"author\":{\"name\":\"Ada\"},\"skills\":[\"./more\"]}");
    identifier.add(".mcp.json", SERVERS);
    assertThat(plugin.identifier()).contains(identifier.root());

    assertThat(found.skills())
        .hasSize(2)
        .allSatisfy(
            skill -> {
              assertThat(skill.plugin()).isEqualTo(plugin.identifier());
              assertThat(skill.dependency()).isTrue();
            });
    Configuration configuration = found.configurations().getFirst();
    assertThat(configuration.scope()).isEqualTo(Scope.PLUGIN);
    assertThat(configuration.origin()).isEqualTo(new Origin.Plugin("tools", plugin.identifier()));
    assertThat(configuration.servers().getFirst().command())
        .contains("${CLAUDE_PLUGIN_ROOT}/run.sh");
  }

  @Test
  void what_a_marketplace_offers_is_not_reported() {
    Inventory found =
        Home.linux(folder)
            .file(".claude/plugins/marketplaces/m/p/.claude-plugin/plugin.json", "{\"name\":\"p\"}")
            .file(".claude/plugins/marketplaces/m/p/.mcp.json", SERVERS)
            .file(".claude/plugins/marketplaces/m/p/.claude/skills/s/SKILL.md", "S")
            .file(".vscode/extensions/e/.mcp.json", SERVERS)
            .scan();

    assertThat(found.plugins()).isEmpty();
    assertThat(found.configurations()).isEmpty();
    assertThat(found.skills()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -     | -     | -     | UNKNOWN
          true  | -     | -     | YES
          false | -     | -     | NO
          true  | false | -     | NO
          true  | true  | false | NO
          false | -     | true  | YES
          """)
  void the_nearest_setting_says_whether_it_runs(
      String user, String userLocal, String managed, Enabled expected) {
    Home home = record(Home.linux(folder), "2", "");
    setting(home, ".claude/settings.json", user);
    setting(home, ".claude/settings.local.json", userLocal);
    setting(home, "/etc/claude-code/managed-settings.json", managed);

    assertThat(only(home.scan()).enabled()).isEqualTo(expected);
  }

  private static void setting(Home home, String path, String value) {
    if (!value.equals("-")) {
      home.file(path, "{\"enabledPlugins\":{\"tools@mkt\":%s}}".formatted(value));
    }
  }

  @Test
  void a_project_has_settings_of_its_own() {
    Home home = Home.linux(folder);
    record(home, "2", ",\"projectPath\":\"" + home.path("p") + "\"")
        .file(".claude/settings.json", "{\"enabledPlugins\":{\"tools@mkt\":false}}")
        .file("p/.claude/settings.json", "{\"enabledPlugins\":{\"tools@mkt\":true}}");

    Plugin plugin = only(home.scan());
    assertThat(plugin.project()).contains(home.path("p"));
    assertThat(plugin.enabled()).isEqualTo(Enabled.YES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          claude_code        | .claude/plugins/repos/o/r             | .claude-plugin/plugin.json | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          claude_code        | .claude/plugins/synced/x              | .claude-plugin/plugin.json | {"name":"n","version":"1","mcpServers":"./mcp/s.json"}
          claude_desktop     | .config/Claude/Claude Extensions/e    | manifest.json              | {"name":"n","version":"1","author":{"name":"A"},"server":{"type":"node","mcp_config":{"command":"node"}}}
          claude_desktop     | .config/Claude/local-agent-mode-sessions/a/b/rpm/p1 | .claude-plugin/plugin.json | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          cursor             | .cursor/plugins/local/p               | .cursor-plugin/plugin.json | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          cursor             | .cursor/plugins/cache/m/p/1.0         | .cursor-plugin/plugin.json | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          codex              | .codex/plugins/cache/m/p/1.0          | .codex-plugin/plugin.json  | {"name":"n","version":"1","mcp_servers":{"s":{"command":"x"}}}
          gemini_cli         | .gemini/extensions/e                  | gemini-extension.json      | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          qwen_code          | .qwen/extensions/e                    | qwen-extension.json        | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          github_copilot_cli | .copilot/installed-plugins/m/p        | plugin.json                | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          antigravity        | .gemini/config/plugins/p              | plugin.json                | {"name":"n","version":"1","mcpServers":{"s":{"command":"x"}}}
          """)
  void each_client_has_its_own_folder_and_manifest(
      String client, String path, String manifest, String content) {
    Home home =
        Home.linux(folder)
            .file(path + "/" + manifest, content)
            .file(path + "/mcp/s.json", "{\"mcpServers\":{\"s\":{\"command\":\"x\"}}}")
            .file(path + "/node_modules/y/" + manifest, content)
            .file(path + "/rules/r.mdc", "Rule.");

    Plugin plugin = only(home.scan());

    assertThat(plugin.client()).isEqualTo(client);
    assertThat(plugin.name()).isEqualTo("n");
    assertThat(plugin.version()).contains("1");
    assertThat(plugin.path()).isEqualTo(home.path(path));
    assertThat(plugin.servers()).hasSize(1);
    assertThat(plugin.hasRules()).isTrue();
  }

  @Test
  void a_power_of_kiro_has_no_manifest_of_its_own_name() {
    Home home =
        Home.linux(folder)
            .file(".kiro/powers/installed/p/POWER.md", "Power.")
            .file(".kiro/powers/installed/p/mcp.json", SERVERS);

    assertThat(only(home.scan()).name()).isEqualTo("p");
    assertThat(only(home.scan()).servers()).extracting(Server::name).containsExactly("db");
  }

  @Test
  void opencode_names_packages_and_keeps_single_files() {
    Inventory found =
        Home.linux(folder)
            .file(
                ".config/opencode/opencode.jsonc",
                "// c\n{\"plugin\": [\"@a/b@1.2.3\", \"c\", 7],}")
            .file(".config/opencode/plugin/own.ts", "export default 1")
            .scan();

    assertThat(found.plugins())
        .extracting(plugin -> plugin.name() + " " + plugin.version().orElse("-"))
        .containsExactlyInAnyOrder("@a/b 1.2.3", "c -", "own.ts -");
  }

  @Test
  void nothing_outside_its_folder_is_taken_for_a_plugins_own() throws IOException {
    Home home =
        Home.linux(folder)
            .file("outside.json", SERVERS)
            .file("outside/x/SKILL.md", "X")
            .file(
                ".gemini/extensions/e/gemini-extension.json",
                "{\"name\":\"n\",\"mcpServers\":\"../../../outside.json\",\"skills\":[\"../../../outside\"]}");
    Files.createSymbolicLink(
        home.path(".gemini/extensions/e/.mcp.json"), home.path("outside.json"));

    Inventory found = home.scan();
    assertThat(only(found).servers()).isEmpty();
    assertThat(found.skills()).extracting(Skill::path).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          [1,2]
          {"version":2,"plugins":[]}
          {"version":2,"plugins":{"a@b":3,"c":{"installPath":7},"d":[{"installPath":"relative"}],"e":{"installPath":"/nowhere"},"f":null}}
          """)
  void a_record_of_the_wrong_shape_gives_no_plugin(String record) {
    Inventory found =
        Home.linux(folder).file(".claude/plugins/installed_plugins.json", record).scan();

    assertThat(found.plugins()).isEmpty();
    assertThat(found.errors()).isEmpty();
  }

  @Test
  void a_broken_manifest_is_an_error_and_its_neighbour_is_found() {
    Inventory found =
        Home.linux(folder)
            .file(".gemini/extensions/bad/gemini-extension.json", "{\"name\": hunter2")
            .file(".gemini/extensions/good/gemini-extension.json", "{\"name\":\"good\"}")
            .scan();

    assertThat(found.plugins()).extracting(Plugin::name).containsExactly("bad", "good");
    assertThat(found.plugins().getFirst().identifier()).isEqualTo(Optional.empty());
    assertThat(found.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.sentence()).endsWith("is not valid JSON"));
    assertThat(found.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {".config/opencode", ".claude/plugins/installed_plugins.json", "behind"})
  void what_is_excluded_tells_of_no_plugin(String excluded) throws IOException {
    Home home = Home.linux(folder);
    if (excluded.startsWith(".claude")) {
      record(home, "2", "");
    } else {
      home.file("behind/opencode.json", "{\"plugin\":[\"acme-plugin@1.0.0\"]}")
          .file("behind/plugin/notify.js", "");
      Files.createDirectories(home.path(".config"));
      Files.createSymbolicLink(home.path(".config/opencode"), home.path("behind"));
    }
    assertThat(home.scan().plugins()).isNotEmpty();

    Inventory found =
        home.scan(
            new DiscoveryOptions(true, 7, Duration.ofSeconds(60), List.of(Path.of(excluded))));

    assertThat(found.plugins()).isEmpty();
  }
}
