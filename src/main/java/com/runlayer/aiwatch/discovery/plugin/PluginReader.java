// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.runlayer.aiwatch.discovery.format.KeyPath;
import com.runlayer.aiwatch.discovery.format.Shape;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.TextFile;
import com.runlayer.aiwatch.discovery.plugin.FoundPlugin.ServerFile;
import com.runlayer.aiwatch.discovery.skill.ContentIdentifier;
import com.runlayer.aiwatch.discovery.skill.OwnText;
import com.runlayer.aiwatch.discovery.skill.SkillRoot;
import com.runlayer.aiwatch.discovery.skill.TextFolder;
import com.runlayer.aiwatch.discovery.skill.TitleAllowance;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one plugin's folder: what its manifest says and what lies beside it.
final class PluginReader {
  /// Of these the tenant makes a plugin's identifier.
  private static final List<String> IDENTITY =
      List.of(
          ".cursor-plugin/plugin.json",
          ".claude-plugin/plugin.json",
          ".codex-plugin/plugin.json",
          "mcp.json",
          ".mcp.json");

  private static final List<String> MANIFESTS =
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

  private static final List<String> TEXT_FOLDERS =
      List.of("agents", "commands", "hooks", "rules", "steering");

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

  /// What the client's own records say about a plugin.
  record Installation(
      String client,
      String type,
      Path folder,
      Optional<String> name,
      Optional<String> version,
      Optional<String> marketplace,
      Enabled enabled,
      Optional<Path> project) {}

  private final FolderReader folders;
  private final JsonFiles json;
  private final OwnText texts;
  private final Redactor redactor;
  private final TitleAllowance titles = new TitleAllowance();

  PluginReader(FolderReader folders, JsonFiles json, OwnText texts, Redactor redactor) {
    this.folders = folders;
    this.json = json;
    this.texts = texts;
    this.redactor = redactor;
  }

  /// @param real the installation's folder without links
  FoundPlugin read(Installation installation, Path real) {
    Path manifestFile = real;
    JsonNode manifest = MissingNode.getInstance();
    for (String each : MANIFESTS) {
      JsonNode node = json.read(real.resolve(each));
      if (node.isObject()) {
        manifest = node;
        manifestFile = real.resolve(each);
        break;
      }
    }
    Optional<String> ownName = text(manifest, "name");
    Optional<String> ownVersion = text(manifest, "version");
    Optional<String> identifier = identifier(real);
    List<ServerFile> servers = serverFiles(real, manifestFile, manifest);
    List<SkillRoot> skills = skillRoots(installation, real, manifest, identifier);
    Content content = content(real, manifestFile);
    return new FoundPlugin(
        new Plugin(
            identifier,
            redactor.text(
                installation.name().or(() -> ownName).orElse(String.valueOf(real.getFileName()))),
            installation.type(),
            installation.client(),
            installation.folder(),
            installation.version().or(() -> ownVersion).map(redactor::text),
            author(manifest).map(redactor::text),
            installation.enabled(),
            installation.project(),
            installation.marketplace().map(redactor::text),
            has(manifest, real, "skills"),
            has(manifest, real, "rules"),
            has(manifest, real, "commands"),
            has(manifest, real, "hooks") || Files.exists(real.resolve("hooks.json")),
            List.of(),
            content.oversized(),
            content.files()),
        servers,
        skills);
  }

  private static KeyPath key(String... keys) {
    return new KeyPath(List.of(keys));
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.of(node.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank() && text.length() <= 1_000);
  }

  /// A name, or an object with one.
  private static Optional<String> author(JsonNode manifest) {
    return text(manifest, "author").or(() -> text(manifest.path("author"), "name"));
  }

  private static boolean has(JsonNode manifest, Path folder, String what) {
    JsonNode said = manifest.path(what);
    return Files.isDirectory(folder.resolve(what))
        || (!said.isMissingNode() && !said.isNull() && !(said.isContainerNode() && said.isEmpty()));
  }

  private Optional<String> identifier(Path folder) {
    ContentIdentifier identifier = new ContentIdentifier();
    boolean any = false;
    for (String each : IDENTITY) {
      Optional<String> text = texts.text(folder.resolve(each));
      if (text.isPresent()) {
        identifier.add(each, text.get());
        any = true;
      }
    }
    return any ? Optional.of(identifier.root()) : Optional.empty();
  }

  private static List<ServerFile> serverFiles(Path folder, Path manifestFile, JsonNode manifest) {
    List<ServerFile> files = new ArrayList<>();
    Set<Path> paths =
        new LinkedHashSet<>(List.of(folder.resolve(".mcp.json"), folder.resolve("mcp.json")));
    for (String field : List.of("mcpServers", "mcp_servers")) {
      JsonNode said = manifest.path(field);
      if (said.isTextual()) {
        inside(folder, said.asText()).ifPresent(paths::add);
      } else if (said.isArray()) {
        said.forEach(path -> inside(folder, path.asText()).ifPresent(paths::add));
      } else if (said.isObject()) {
        files.add(new ServerFile(manifestFile, IN_MANIFEST));
      }
    }
    if (manifest.path("server").path("mcp_config").isObject()) {
      files.add(new ServerFile(manifestFile, IN_MANIFEST));
    }
    for (Path path : paths) {
      if (isInside(folder, path)) {
        files.add(new ServerFile(path, WRAPPED_OR_FLAT));
      }
    }
    return files;
  }

  private static List<SkillRoot> skillRoots(
      Installation installation, Path folder, JsonNode manifest, Optional<String> identifier) {
    Set<Path> roots = new LinkedHashSet<>(List.of(folder.resolve("skills")));
    JsonNode said = manifest.path("skills");
    if (said.isTextual()) {
      inside(folder, said.asText()).ifPresent(roots::add);
    }
    said.forEach(path -> inside(folder, path.asText()).ifPresent(roots::add));
    return roots.stream()
        .map(
            root ->
                new SkillRoot(
                    root,
                    List.of(installation.client()),
                    installation.project(),
                    identifier,
                    /* fromPlugin= */ true))
        .toList();
  }

  /// A path that a manifest names; nothing where it leads out of the plugin.
  private static Optional<Path> inside(Path folder, String relative) {
    try {
      return Optional.of(folder.resolve(relative).normalize())
          .filter(path -> path.startsWith(folder) && !path.equals(folder));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isInside(Path folder, Path file) {
    try {
      return file.toRealPath().startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private record Content(boolean oversized, List<TextFile> files) {}

  private Content content(Path folder, Path manifestFile) {
    Set<Path> wanted = new LinkedHashSet<>();
    IDENTITY.forEach(each -> wanted.add(folder.resolve(each)));
    if (!manifestFile.equals(folder)) {
      wanted.add(manifestFile);
    }
    wanted.add(folder.resolve("hooks/hooks.json"));
    boolean oversized = false;
    for (String each : TEXT_FOLDERS) {
      TextFolder found = TextFolder.of(folders, folder.resolve(each));
      oversized |= found.overfull();
      wanted.addAll(found.files());
    }
    List<TextFile> files = new ArrayList<>();
    long total = 0;
    for (Path file : wanted) {
      long size = texts.size(file);
      if (size >= 0) {
        total += size;
        oversized |= size > OwnText.MAX_BYTES;
        files.add(new TextFile(folder.relativize(file).toString(), size));
      }
    }
    oversized |= total > OwnText.MAX_TOTAL;
    files.sort(Comparator.comparing(TextFile::title));
    oversized = oversized || !titles.take(files, List.of());
    return new Content(oversized, oversized ? List.of() : files);
  }
}
