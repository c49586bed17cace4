// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.redact.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// OpenCode's plugins have no folder with a manifest: they are single files, and npm packages that
/// the configuration names. Source: opencode.ai/docs/plugins.
final class OpenCodePlugins {
  private static final String CLIENT = "opencode";
  private static final String TYPE = "opencode_plugin";
  private static final List<String> FOLDERS =
      List.of("{config}/opencode", "~/.opencode", "{env:OPENCODE_CONFIG_DIR}");
  private static final int MAX_PACKAGES = 200;

  private final JsonFiles json;
  private final Places places;
  private final Redactor redactor;

  OpenCodePlugins(JsonFiles json, Places places, Redactor redactor) {
    this.json = json;
    this.places = places;
    this.redactor = redactor;
  }

  /// Sorted by path; a package lies where it is asked for.
  List<FoundPlugin> plugins() {
    Map<String, FoundPlugin> found = new LinkedHashMap<>();
    for (String folder : FOLDERS) {
      for (String name : List.of("opencode.json", "opencode.jsonc")) {
        places.expand(folder + "/" + name).forEach(file -> packages(file, found));
      }
      for (String files : List.of("plugin/*.js", "plugin/*.ts", "plugins/*.js", "plugins/*.ts")) {
        for (Path file : places.expand(folder + "/" + files)) {
          if (Files.isRegularFile(file) && !json.isExcluded(file)) {
            found.putIfAbsent(
                file.toString(),
                plugin(String.valueOf(file.getFileName()), Optional.empty(), file));
          }
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  private void packages(Path file, Map<String, FoundPlugin> found) {
    int count = 0;
    for (JsonNode each : json.read(file).path("plugin")) {
      if (each.isTextual() && !each.asText().isBlank() && ++count <= MAX_PACKAGES) {
        String specifier = each.asText();
        int at = specifier.indexOf('@', 1);
        found.putIfAbsent(
            specifier,
            plugin(
                at < 0 ? specifier : specifier.substring(0, at),
                at < 0 ? Optional.empty() : Optional.of(specifier.substring(at + 1)),
                file));
      }
    }
  }

  private FoundPlugin plugin(String name, Optional<String> version, Path path) {
    return new FoundPlugin(
        new Plugin(
            Optional.empty(),
            redactor.text(name),
            TYPE,
            CLIENT,
            path,
            version.map(redactor::text),
            Optional.empty(),
            Enabled.YES,
            Optional.empty(),
            Optional.empty(),
            /* hasSkills= */ false,
            /* hasRules= */ false,
            /* hasCommands= */ false,
            /* hasHooks= */ false,
            List.of(),
            /* oversized= */ false,
            List.of()),
        List.of(),
        List.of());
  }
}
