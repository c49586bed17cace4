// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.runlayer.aiwatch.discovery.format.KeyPath;
import com.runlayer.aiwatch.discovery.format.Shape;
import com.runlayer.aiwatch.discovery.plugin.FoundPlugin.ServerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a plugin says about itself.
///
/// @param file the manifest; the plugin's folder where it has none
/// @param node an object, or a missing node
record Manifest(Path file, JsonNode node) {
  private static final List<String> NAMES =
      List.of(
          ".claude-plugin/plugin.json",
          ".cursor-plugin/plugin.json",
          ".codex-plugin/plugin.json",
          ".github/plugin/plugin.json",
          "gemini-extension.json",
          "qwen-extension.json",
          "manifest.json",
          "plugin.json",
          "package.json");

  private static final List<String> SERVER_FIELDS = List.of("mcpServers", "mcp_servers");

  private static final Shape WRAPPED_OR_FLAT =
      Shape.of(true, key("mcpServers"), key("mcp_servers"));

  /// The servers inside a manifest, of plugins and of Claude Desktop's bundles.
  private static final Shape IN_MANIFEST =
      new Shape(
          List.of(key("mcpServers"), key("mcp_servers")),
          false,
          List.of(key("server", "mcp_config")),
          false,
          false,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /// The first manifest of a folder.
  ///
  /// @param folder the plugin's, without links
  static Manifest read(JsonFiles json, Path folder) {
    for (String each : NAMES) {
      JsonNode node = json.read(folder.resolve(each));
      if (node.isObject()) {
        return new Manifest(folder.resolve(each), node);
      }
    }
    return new Manifest(folder, MissingNode.getInstance());
  }

  /// Every manifest of a folder, and an empty one: a client reads its own, whatever lies beside it.
  ///
  /// @param folder the plugin's, without links
  static List<Manifest> all(JsonFiles json, Path folder) {
    List<Manifest> manifests = new ArrayList<>();
    manifests.add(new Manifest(folder, MissingNode.getInstance()));
    for (String each : NAMES) {
      JsonNode node = json.read(folder.resolve(each));
      if (node.isObject()) {
        manifests.add(new Manifest(folder.resolve(each), node));
      }
    }
    return manifests;
  }

  /// A text at the top, where it is neither blank nor longer than any name.
  Optional<String> text(String field) {
    return text(node, field);
  }

  /// A name, or an object with one.
  Optional<String> author() {
    return text("author").or(() -> text(node.path("author"), "name"));
  }

  /// Where the plugin's servers are; only what lies in its folder.
  List<ServerFile> serverFiles(Path folder) {
    List<ServerFile> files = new ArrayList<>();
    Set<Path> paths =
        new LinkedHashSet<>(List.of(folder.resolve(".mcp.json"), folder.resolve("mcp.json")));
    for (String field : SERVER_FIELDS) {
      JsonNode said = node.path(field);
      if (said.isTextual()) {
        inside(folder, said.asText()).ifPresent(paths::add);
      } else if (said.isArray()) {
        said.forEach(path -> inside(folder, path.asText()).ifPresent(paths::add));
      } else if (said.isObject()) {
        files.add(new ServerFile(file, IN_MANIFEST));
      }
    }
    if (node.path("server").path("mcp_config").isObject()) {
      files.add(new ServerFile(file, IN_MANIFEST));
    }
    for (Path path : paths) {
      if (isInside(folder, path)) {
        files.add(new ServerFile(path, WRAPPED_OR_FLAT));
      }
    }
    return files;
  }

  /// Whether the plugin may have servers that [#serverFiles] leaves out: elsewhere on the disk,
  /// behind a link, or in a form that is not understood.
  boolean hasServersElsewhere(Path folder) {
    List<Path> paths =
        new ArrayList<>(List.of(folder.resolve(".mcp.json"), folder.resolve("mcp.json")));
    for (String field : SERVER_FIELDS) {
      JsonNode said = node.path(field);
      for (JsonNode each : said.isArray() ? said : List.of(said)) {
        if (each.isTextual()) {
          Optional<Path> path = inside(folder, each.asText());
          if (path.isEmpty()) {
            return true;
          }
          paths.add(path.get());
        } else if (said.isArray() || !(each.isObject() || each.isMissingNode() || each.isNull())) {
          return true;
        }
      }
    }
    return paths.stream().anyMatch(path -> isThere(path) && !isInside(folder, path));
  }

  /// A path that a manifest names; nothing where it leads out of the plugin.
  static Optional<Path> inside(Path folder, String relative) {
    try {
      return Optional.of(folder.resolve(relative).normalize())
          .filter(path -> path.startsWith(folder) && !path.equals(folder));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isThere(Path file) {
    return Files.exists(file);
  }

  private static boolean isInside(Path folder, Path file) {
    try {
      return file.toRealPath().startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank() && text.length() <= 1_000);
  }

  private static KeyPath key(String... keys) {
    return new KeyPath(List.of(keys));
  }
}
