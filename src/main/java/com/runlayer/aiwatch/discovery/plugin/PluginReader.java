// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Files;
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

  private static final List<String> TEXT_FOLDERS =
      List.of("agents", "commands", "hooks", "rules", "steering");

  /// What the client's own records say about a plugin.
  ///
  /// @param off whether the settings switch it off, and none of them switches it on
  record Installation(
      String client,
      String type,
      Path folder,
      Optional<String> name,
      Optional<String> version,
      Optional<String> marketplace,
      Enabled enabled,
      boolean off,
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
    Manifest manifest = Manifest.read(json, real);
    Optional<String> ownName = manifest.text("name");
    Optional<String> ownVersion = manifest.text("version");
    Optional<String> identifier = identifier(real);
    List<ServerFile> servers = manifest.serverFiles(real);
    List<SkillRoot> skills = skillRoots(installation, real, manifest.node(), identifier);
    Content content = content(real, manifest.file());
    return new FoundPlugin(
        new Plugin(
            identifier,
            redactor.text(
                installation.name().or(() -> ownName).orElse(String.valueOf(real.getFileName()))),
            installation.type(),
            installation.client(),
            installation.folder(),
            installation.version().or(() -> ownVersion).map(redactor::text),
            manifest.author().map(redactor::text),
            installation.enabled(),
            installation.project(),
            installation.marketplace().map(redactor::text),
            has(manifest.node(), real, "skills"),
            has(manifest.node(), real, "rules"),
            has(manifest.node(), real, "commands"),
            has(manifest.node(), real, "hooks") || Files.exists(real.resolve("hooks.json")),
            List.of(),
            content.oversized(),
            content.files()),
        servers,
        skills);
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

  private static List<SkillRoot> skillRoots(
      Installation installation, Path folder, JsonNode manifest, Optional<String> identifier) {
    Set<Path> roots = new LinkedHashSet<>(List.of(folder.resolve("skills")));
    JsonNode said = manifest.path("skills");
    if (said.isTextual()) {
      Manifest.inside(folder, said.asText()).ifPresent(roots::add);
    }
    said.forEach(path -> Manifest.inside(folder, path.asText()).ifPresent(roots::add));
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
