// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.plugin.PluginReader.Installation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Claude Code records of its plugins: `plugins/installed_plugins.json` says where each
/// version
/// is, `enabledPlugins` in the settings which of them run.
///
/// Sources: code.claude.com/docs/en/plugins-reference and /settings; the record's version 1 has one
/// object per plugin, version 2 a list with a scope each.
final class ClaudePlugins {
  /// Its name on the wire.
  static final String CLIENT = "claude_code";
  private static final String TYPE = "claude_code_plugin";

  private final JsonFiles json;
  private final Places places;
  private final Layout layout;

  ClaudePlugins(JsonFiles json, Places places, Layout layout) {
    this.json = json;
    this.places = places;
    this.layout = layout;
  }

  List<Installation> installations() {
    List<Installation> result = new ArrayList<>();
    List<Path> homes = new ArrayList<>();
    for (String template : List.of("~/.claude", "~/.claude-*", "{env:CLAUDE_CONFIG_DIR}")) {
      homes.addAll(places.expand(template));
    }
    List<JsonNode> managed = List.of(json.read(managedSettings()).path("enabledPlugins"));
    for (Path home : homes) {
      List<JsonNode> switches = new ArrayList<>(managed);
      switches.add(json.read(home.resolve("settings.local.json")).path("enabledPlugins"));
      switches.add(json.read(home.resolve("settings.json")).path("enabledPlugins"));
      JsonNode plugins = json.read(home.resolve("plugins/installed_plugins.json")).path("plugins");
      for (Map.Entry<String, JsonNode> plugin : plugins.properties()) {
        for (JsonNode installation :
            plugin.getValue().isArray() ? plugin.getValue() : List.of(plugin.getValue())) {
          add(plugin.getKey(), installation, switches, result);
        }
      }
    }
    return result;
  }

  private Path managedSettings() {
    return layout.system(
        switch (layout.os()) {
          case MACOS -> "/Library/Application Support/ClaudeCode/managed-settings.json";
          case LINUX -> "/etc/claude-code/managed-settings.json";
        });
  }

  private void add(
      String key, JsonNode node, List<JsonNode> userSwitches, List<Installation> result) {
    Optional<Path> folder = path(node.path("installPath"));
    if (folder.isEmpty()) {
      return;
    }
    Optional<Path> project =
        path(node.path("projectPath")).filter(p -> p.startsWith(layout.home()));
    List<JsonNode> switches = new ArrayList<>();
    project.ifPresent(
        path -> {
          switches.add(
              json.read(path.resolve(".claude/settings.local.json")).path("enabledPlugins"));
          switches.add(json.read(path.resolve(".claude/settings.json")).path("enabledPlugins"));
        });
    switches.addAll(userSwitches);
    int at = key.lastIndexOf('@');
    result.add(
        new Installation(
            CLIENT,
            TYPE,
            folder.get(),
            Optional.of(at <= 0 ? key : key.substring(0, at)),
            Optional.of(node.path("version").asText("")).filter(text -> !text.isBlank()),
            at <= 0 ? Optional.empty() : Optional.of(key.substring(at + 1)),
            enabled(key, switches),
            off(key, switches),
            project));
  }

  /// The first that says something counts.
  private static Enabled enabled(String key, List<JsonNode> switches) {
    for (JsonNode each : switches) {
      JsonNode said = each.path(key);
      if (said.isBoolean()) {
        return said.booleanValue() ? Enabled.YES : Enabled.NO;
      }
    }
    return Enabled.UNKNOWN;
  }

  /// Whether something says no and nothing says yes, whatever its rank.
  private static boolean off(String key, List<JsonNode> switches) {
    boolean no = false;
    for (JsonNode each : switches) {
      JsonNode said = each.path(key);
      if (said.isBoolean()) {
        if (said.booleanValue()) {
          return false;
        }
        no = true;
      }
    }
    return no;
  }

  private static Optional<Path> path(JsonNode node) {
    try {
      return node.isTextual()
          ? Optional.of(Path.of(node.asText())).filter(Path::isAbsolute).map(Path::normalize)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
