// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.PluginFolder;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.format.KeyPath;
import com.runlayer.aiwatch.discovery.format.Shape;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the clients with hooks keep their servers.
///
/// The catalogue of discovery says the same, and a test holds both together: reading it would take
/// longer than the rest of a lookup. What is only here: files that hold defaults of an
/// administrator, which no scan of a user reports.
final class KnownFiles {
  private static final String SOURCE = "the catalogue";
  private static final KeyPath MCP_SERVERS = new KeyPath(List.of("mcpServers"));
  private static final KeyPath SERVERS = new KeyPath(List.of("servers"));
  private static final KeyPath PROJECTS = new KeyPath(List.of("projects", KeyPath.ANY));
  private static final Shape TABLES = Shape.of(false, new KeyPath(List.of("mcp_servers")));

  private KnownFiles() {}

  static List<KnownFile> of(HookClient client) {
    return switch (client) {
      case CLAUDE_CODE -> claudeCode();
      case CODEX -> codex();
      case CURSOR -> cursor();
      case HERMES -> hermes();
    };
  }

  private static List<KnownFile> claudeCode() {
    return List.of(
        KnownFile.at(
            List.of(
                "~/.claude.json",
                "~/.claude-*/.claude.json",
                "{env:CLAUDE_CONFIG_DIR}/.claude.json"),
            Format.JSON,
            new Shape(
                List.of(MCP_SERVERS, new KeyPath(List.of("projects", KeyPath.ANY, "mcpServers"))),
                false,
                List.of(),
                false,
                false,
                List.of(PROJECTS),
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            DefinitionScope.USER),
        new KnownFile(
            List.of("/etc/claude-code/managed-mcp.json"),
            List.of("/Library/Application Support/ClaudeCode/managed-mcp.json"),
            Optional.empty(),
            Format.JSON,
            Shape.of(false, MCP_SERVERS),
            DefinitionScope.MANAGED),
        KnownFile.inProject(".mcp.json", Format.JSON, Shape.of(true, MCP_SERVERS, SERVERS)));
  }

  private static List<KnownFile> codex() {
    return List.of(
        KnownFile.at(
            List.of(
                "~/.codex/config.toml",
                "~/.codex/*.config.toml",
                "{env:CODEX_HOME}/config.toml",
                "{env:CODEX_HOME}/*.config.toml"),
            Format.TOML,
            TABLES,
            DefinitionScope.USER),
        KnownFile.at(
            List.of("/etc/codex/config.toml", "/etc/codex/managed_config.toml"),
            Format.TOML,
            TABLES,
            DefinitionScope.MANAGED),
        KnownFile.inProject(".codex/config.toml", Format.TOML, TABLES));
  }

  private static List<KnownFile> cursor() {
    return List.of(
        KnownFile.at(
            List.of("~/.cursor/mcp.json"),
            Format.JSON,
            Shape.of(false, MCP_SERVERS),
            DefinitionScope.USER),
        KnownFile.at(
            List.of(
                "{appSupport}/Cursor/User/mcp.json",
                "{appSupport}/Cursor/User/profiles/*/mcp.json"),
            Format.JSON,
            Shape.of(false, MCP_SERVERS, SERVERS),
            DefinitionScope.USER),
        KnownFile.at(
            List.of(
                "{appSupport}/Cursor/User/settings.json",
                "{appSupport}/Cursor/User/profiles/*/settings.json"),
            Format.JSON,
            Shape.of(
                false,
                new KeyPath(List.of("mcp", "servers")),
                new KeyPath(List.of("mcp.servers")),
                MCP_SERVERS),
            DefinitionScope.USER),
        KnownFile.inProject(".cursor/mcp.json", Format.JSON, Shape.of(false, MCP_SERVERS)));
  }

  /// Every profile counts: the event of Hermes 0.19 does not name the active one, and the variable
  /// that does is in the hands of whoever starts Hermes.
  private static List<KnownFile> hermes() {
    return List.of(
        KnownFile.at(
            List.of(
                "~/.hermes/config.yaml",
                "~/.hermes/profiles/*/config.yaml",
                "{env:HERMES_HOME}/config.yaml",
                "{env:HERMES_HOME}/profiles/*/config.yaml"),
            Format.YAML,
            TABLES,
            DefinitionScope.USER),
        KnownFile.at(
            List.of("/etc/hermes/config.yaml", "{env:HERMES_MANAGED_DIR}/config.yaml"),
            Format.YAML,
            TABLES,
            DefinitionScope.MANAGED));
  }

  static List<PluginFolder> plugins(HookClient client) {
    return switch (client) {
      case CLAUDE_CODE ->
          List.of(
              folder(
                  "claude_code_plugin",
                  4,
                  List.of(".claude-plugin/plugin.json"),
                  "~/.claude/plugins/repos",
                  "~/.claude/plugins/synced",
                  "~/.claude-*/plugins/repos",
                  "{env:CLAUDE_CONFIG_DIR}/plugins/repos",
                  "{env:CLAUDE_CODE_PLUGIN_SEED_DIR}"));
      case CODEX ->
          List.of(
              folder(
                  "codex_plugin",
                  5,
                  List.of(".codex-plugin/plugin.json"),
                  "~/.codex/plugins",
                  "{env:CODEX_HOME}/plugins"));
      case CURSOR ->
          List.of(
              folder(
                  "cursor_plugin",
                  4,
                  List.of(".cursor-plugin/plugin.json", ".claude-plugin/plugin.json"),
                  "~/.cursor/plugins/local",
                  "~/.cursor/plugins/cache"));
      case HERMES -> List.of();
    };
  }

  private static PluginFolder folder(
      String type, int depth, List<String> manifests, String... places) {
    return new PluginFolder(
        type,
        Map.of(Layout.Os.LINUX, List.of(places), Layout.Os.MACOS, List.of(places)),
        manifests,
        depth,
        SOURCE);
  }
}
