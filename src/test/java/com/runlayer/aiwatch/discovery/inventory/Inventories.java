// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Results of scans made by hand, in the home `/home/ada`.
public final class Inventories {
  /// The home that every relative path is below.
  public static final Path HOME = Path.of("/home/ada");

  private static final Instant MODIFIED = Instant.parse("2026-11-23T16:06:01.908756Z");

  private final List<Configuration> configurations = new ArrayList<>();
  private final List<Skill> skills = new ArrayList<>();
  private final List<Plugin> plugins = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<ReadError> errors = new ArrayList<>();

  /// A file of the user for all that a client does.
  public Inventories global(String client, String path, Server... servers) {
    return configuration(client, path, path, new Origin.Global(), servers);
  }

  /// A file of a project.
  public Inventories project(String client, String folder, String file, Server... servers) {
    Path project = HOME.resolve(folder);
    return configuration(
        client, folder + "/" + file, folder + "/" + file, new Origin.Project(project), servers);
  }

  /// A file of one of the kinds above, maybe behind a link.
  public Inventories configuration(
      String client, String path, String real, Origin origin, Server... servers) {
    configurations.add(
        new Configuration(
            client, HOME.resolve(path), HOME.resolve(real), MODIFIED, origin, List.of(servers)));
    return this;
  }

  /// A skill of the user with one text file.
  public Inventories skill(String name, String path, String content, String... clients) {
    skills.add(
        new Skill(
            hash(content),
            name,
            HOME.resolve(path),
            List.of(clients),
            Optional.empty(),
            Optional.of("What it does"),
            false,
            1,
            false,
            List.of(),
            Optional.empty(),
            false,
            Optional.empty(),
            List.of(new TextFile("SKILL.md", content.length()))));
    return this;
  }

  /// Any skill.
  public Inventories skill(Skill skill) {
    skills.add(skill);
    return this;
  }

  /// A plugin of the user that brings the servers given and hooks.
  public Inventories plugin(
      String client, String name, String path, String version, Enabled enabled, Server... servers) {
    plugins.add(
        new Plugin(
            Optional.of(hash(name)),
            name,
            client + "_plugin",
            client,
            HOME.resolve(path),
            Optional.of(version),
            Optional.of("Acme"),
            enabled,
            Optional.empty(),
            Optional.of("acme-market"),
            false,
            false,
            false,
            true,
            List.of(servers),
            false,
            List.of(new TextFile(".claude-plugin/plugin.json", 120))));
    return this;
  }

  /// Any plugin.
  public Inventories plugin(Plugin plugin) {
    plugins.add(plugin);
    return this;
  }

  /// Something that was not looked at.
  public Inventories gap(Gap.Kind kind, String path, String sentence) {
    gaps.add(new Gap(kind, Optional.of(HOME.resolve(path)), sentence));
    return this;
  }

  /// Something that was not looked at and is no place.
  public Inventories gap(Gap.Kind kind, String sentence) {
    gaps.add(new Gap(kind, Optional.empty(), sentence));
    return this;
  }

  /// Something that was not understood.
  ///
  /// @param entry empty: the whole file
  public Inventories error(ReadError.Kind kind, String path, String entry, String sentence) {
    errors.add(
        new ReadError(
            kind,
            HOME.resolve(path),
            Optional.of(entry).filter(text -> !text.isEmpty()),
            sentence));
    return this;
  }

  /// The result in its order, with numbers of its own.
  public Inventory build() {
    configurations.sort(
        Comparator.comparing(Configuration::client).thenComparing(Configuration::path));
    skills.sort(Comparator.comparing(Skill::path));
    plugins.sort(Comparator.comparing(Plugin::client).thenComparing(Plugin::path));
    return new Inventory(
        configurations,
        skills,
        plugins,
        gaps,
        errors,
        new Stats(1_234, 17, 4_321, Duration.ofMillis(1_250)));
  }

  /// A server that is a command.
  public static Server command(String name, String program, String... arguments) {
    return new Server(
        name,
        "stdio",
        Optional.of(program),
        Optional.of(List.of(arguments)).filter(list -> !list.isEmpty()),
        Optional.empty(),
        List.of(),
        List.of(),
        Enabled.UNKNOWN,
        Optional.empty(),
        List.of(),
        List.of());
  }

  /// A server elsewhere.
  public static Server remote(String name, String url) {
    return new Server(
        name,
        "streaming-http",
        Optional.empty(),
        Optional.empty(),
        Optional.of(url),
        List.of(),
        List.of("Authorization"),
        Enabled.UNKNOWN,
        Optional.empty(),
        List.of(),
        List.of());
  }

  /// The same server, in another state.
  public static Server with(Server server, Enabled enabled) {
    return copy(server, enabled, server.packageIdentity(), server.risks(), server.projects());
  }

  /// The same server, known and judged.
  public static Server with(Server server, PackageIdentity identity, Risk... risks) {
    return copy(server, server.enabled(), Optional.of(identity), List.of(risks), server.projects());
  }

  /// The same server with risks.
  public static Server with(Server server, Risk... risks) {
    return copy(
        server, server.enabled(), server.packageIdentity(), List.of(risks), server.projects());
  }

  /// The same server for some projects of a global file.
  public static Server in(Server server, String... projects) {
    return copy(
        server,
        server.enabled(),
        server.packageIdentity(),
        server.risks(),
        List.of(projects).stream().map(HOME::resolve).toList());
  }

  /// A package.
  public static PackageIdentity npm(String name, String version) {
    return new PackageIdentity(
        PackageIdentity.Ecosystem.NPM,
        name,
        Optional.of(version).filter(text -> !text.isEmpty()),
        !version.isEmpty());
  }

  private static Server copy(
      Server server,
      Enabled enabled,
      Optional<PackageIdentity> identity,
      List<Risk> risks,
      List<Path> projects) {
    return new Server(
        server.name(),
        server.type(),
        server.command(),
        server.arguments(),
        server.url(),
        server.environment(),
        server.headers(),
        enabled,
        identity,
        risks,
        projects);
  }

  private static String hash(String content) {
    return HexFormat.of().toHexDigits(content.hashCode()).repeat(8);
  }
}
