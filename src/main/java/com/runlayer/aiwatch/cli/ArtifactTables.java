// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Skills and plugins as a person reads them.
final class ArtifactTables {
  private static final String HAS = "HAS";

  private final ShortPaths paths;

  ArtifactTables(ShortPaths paths) {
    this.paths = paths;
  }

  /// @param width what a line can hold; empty: nothing limits it
  Table skills(List<Skill> skills, OptionalInt width) {
    Table table = new Table("SKILL", "CLIENT", "SCOPE", HAS, "WHERE");
    for (Skill skill : skills) {
      table.row(
          Cells.cut(skill.name()),
          Cells.cut(String.join(", ", skill.clients())),
          scope(skill.project()),
          has(skill),
          paths.of(skill.path()));
    }
    return table.withoutEmpty(HAS).fitting(width, HAS);
  }

  /// @param width what a line can hold; empty: nothing limits it
  Table plugins(List<Plugin> plugins, OptionalInt width) {
    Table table = new Table("PLUGIN", "CLIENT", "VERSION", "SCOPE", HAS, "WHERE");
    for (Plugin plugin : plugins) {
      table.row(
          Cells.cut(plugin.name()),
          plugin.client(),
          Cells.cut(plugin.version().orElse("")),
          Cells.state(scope(plugin.project()), plugin.enabled() == Enabled.NO),
          has(plugin),
          paths.of(plugin.path()));
    }
    return table.withoutEmpty(HAS).fitting(width, HAS);
  }

  private static String scope(Optional<Path> project) {
    return project.isPresent() ? "project" : "user";
  }

  private static String has(Skill skill) {
    List<String> parts = new ArrayList<>();
    addIf(skill.hasScripts(), "scripts", parts);
    addIf(skill.oversized(), "too much to send", parts);
    addIf(!skill.links().isEmpty(), "links out", parts);
    return String.join(", ", parts);
  }

  private static String has(Plugin plugin) {
    List<String> parts = new ArrayList<>();
    int servers = plugin.servers().size();
    addIf(servers > 0, ScanPrinter.count(servers, "server"), parts);
    addIf(plugin.hasSkills(), "skills", parts);
    addIf(plugin.hasRules(), "rules", parts);
    addIf(plugin.hasCommands(), "commands", parts);
    addIf(plugin.hasHooks(), "hooks", parts);
    addIf(plugin.oversized(), "too much to send", parts);
    return String.join(", ", parts);
  }

  private static void addIf(boolean condition, String part, List<String> parts) {
    if (condition) {
      parts.add(part);
    }
  }
}
