// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.Plugin;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One thing that a scan found, as far as two scans are compared. Every text is as it comes back
/// from a file in UTF-8, whatever bytes a name is made of.
///
/// @param kind what it is
/// @param client whose it is, wire name; of a skill all of them, joined by a comma
/// @param path the configuration file, or the folder of a skill or plugin, absolute
/// @param name its own name
/// @param project the project that it counts for; empty: none
/// @param fingerprint differs where the content differs; nobody can tell the content from it
/// @param walked whether only the walk of the home folder is sure to meet it
record Item(
    Kind kind,
    String client,
    String path,
    String name,
    String project,
    String fingerprint,
    boolean walked) {
  /// Of the 256 bits of the hashes, which need not withstand anybody here.
  private static final int FINGERPRINT_DIGITS = 32;

  /// What can be found.
  enum Kind {
    SERVER,
    SKILL,
    PLUGIN
  }

  /// What two scans know the same thing by.
  record Key(Kind kind, String client, String path, String name, String project) {}

  /// A file of one client.
  record Place(String client, String path) {}

  Key key() {
    return switch (kind) {
      case SERVER -> new Key(kind, client, path, name, project);
      case SKILL -> new Key(kind, "", path, "", "");
      case PLUGIN -> new Key(kind, client, path, "", "");
    };
  }

  Place place() {
    return new Place(client, path);
  }

  Path file() {
    return Path.of(path);
  }

  /// Everything that was found.
  ///
  /// @param report the configurations of `found` in the same order, with their hashes
  static Collection<Item> of(Inventory found, ScanReport report) {
    Map<Key, Item> items = new LinkedHashMap<>();
    for (int i = 0; i < found.configurations().size(); i++) {
      servers(found.configurations().get(i), report.configurations().get(i), items);
    }
    for (Skill skill : found.skills()) {
      add(items, skill(skill));
    }
    for (Plugin plugin : found.plugins()) {
      add(items, plugin(plugin));
    }
    return items.values();
  }

  private static void servers(
      Configuration found, ScanReport.Configuration sent, Map<Key, Item> items) {
    boolean walked = found.origin() instanceof Origin.Project;
    for (int i = 0; i < found.servers().size(); i++) {
      Server server = found.servers().get(i);
      List<String> projects =
          server.projects().isEmpty()
              ? List.of(found.project().map(Path::toString).orElse(""))
              : server.projects().stream().map(Path::toString).toList();
      for (String project : projects) {
        add(
            items,
            new Item(
                Kind.SERVER,
                text(found.client()),
                text(found.path().toString()),
                text(server.name()),
                text(project),
                shortened(sent.servers().get(i).configHash()),
                walked));
      }
    }
  }

  private static Item skill(Skill skill) {
    return new Item(
        Kind.SKILL,
        text(String.join(", ", skill.clients())),
        text(skill.path().toString()),
        text(skill.name()),
        text(skill.project().map(Path::toString).orElse("")),
        shortened(skill.identifier()),
        skill.project().isPresent());
  }

  private static Item plugin(Plugin plugin) {
    return new Item(
        Kind.PLUGIN,
        text(plugin.client()),
        text(plugin.path().toString()),
        text(plugin.name()),
        text(plugin.project().map(Path::toString).orElse("")),
        shortened(plugin.identifier().orElse("")) + text(plugin.version().orElse("")),
        plugin.project().isPresent());
  }

  /// One file can define a server twice, under two of the keys that its client reads.
  private static void add(Map<Key, Item> items, Item item) {
    items.merge(
        item.key(), item, (one, other) -> one.withFingerprint(one.fingerprint + other.fingerprint));
  }

  private Item withFingerprint(String other) {
    return new Item(kind, client, path, name, project, other, walked);
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(hash.length(), FINGERPRINT_DIGITS));
  }

  private static String text(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
