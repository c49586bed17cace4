// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a scan must find in a home: the rules of `docs/discovery.md` once more, told from the names
/// of the files that are there instead of by looking for them.
public final class Expected {
  private record Seen(String client, Path real) {}

  private final Folders folders;
  private final Map<Path, PlantedContent> files;
  private final Set<Path> projects = new TreeSet<>();
  private final Set<Seen> seen = new HashSet<>();

  private final List<String> servers = new ArrayList<>();
  private final Set<Path> skills = new TreeSet<>();
  private final Set<Path> failures = new TreeSet<>();
  private final Set<Path> outsideHome = new TreeSet<>();
  private final Set<Path> leftOut = new TreeSet<>();
  private final Set<String> kinds = new TreeSet<>();

  /// @param files by every name that they have
  /// @param planted the folders of skills by every name that they have, each in `.claude/skills` of
  ///     a project
  Expected(
      Layout layout,
      Readers readers,
      Folders folders,
      Map<Path, PlantedContent> files,
      Set<Path> planted) {
    this.folders = folders;
    this.files = files;
    List<Reader> everywhere = readers.everywhere();
    Set<Path> known = new HashSet<>();
    everywhere.forEach(reader -> known.add(reader.path()));
    everywhere.forEach(this::read);
    outsideHome.addAll(folders.remember(projects));
    readers.inProjects(folders::isLookedAt).stream()
        .filter(reader -> !known.contains(reader.path()))
        .forEach(this::read);
    Collections.sort(servers);
    for (Path skill : planted) {
      Path project = skill.resolve("../../..").normalize();
      boolean ofUser = project.equals(layout.home());
      if (!folders.isExcluded(skill) && (ofUser || folders.isLookedAt(project))) {
        skills.add(Folders.real(skill));
      }
    }
  }

  private void read(Reader reader) {
    Path path = reader.path();
    boolean inProject = reader.project().isPresent();
    Seen file = new Seen(reader.client().id(), Folders.real(path));
    if (folders.isExcluded(path)) {
      if (!inProject) {
        leftOut.add(path);
      }
    } else if (seen.add(file)) {
      if (inProject && folders.isOutsideHome(path)) {
        outsideHome.add(path);
      } else if (!isSomething(reader, Objects.requireNonNull(files.get(path)))) {
        seen.remove(file); // a second look finds nothing either
      }
    }
  }

  private boolean isSomething(Reader reader, PlantedContent content) {
    ClientFile kind = reader.file();
    if (content.fails(kind)) {
      failures.add(reader.path());
    }
    if (reader.project().isEmpty()) {
      projects.addAll(content.recorded(kind));
    }
    Map<PlantedServer, Set<Path>> found = new LinkedHashMap<>();
    for (PlantedContent.Placement placement : content.placements(kind)) {
      Set<Path> of = found.computeIfAbsent(placement.server(), server -> new TreeSet<>());
      placement.project().ifPresent(of::add);
    }
    found.forEach((server, of) -> servers.add(line(reader, server, List.copyOf(of))));
    if (!found.isEmpty()) {
      kinds.add(reader.client().id() + " " + reader.number());
    }
    return !content.isEmptyFor(kind);
  }

  private static String line(Reader reader, PlantedServer server, List<Path> projects) {
    return line(
        reader.client().id(),
        reader.project().isPresent() ? Scope.PROJECT : Scope.GLOBAL,
        reader.path(),
        reader.project(),
        server.name(),
        reader.file().shape().streaming() ? server.typeWhereStreaming() : server.type(),
        reader.file().shape().dormant() ? Enabled.NO : server.enabled(),
        projects);
  }

  /// A server as one line, so that two lists of them can be compared by eye.
  ///
  /// @param project the folder for which the file counts
  /// @param projects the folders for which the server counts
  public static String line(
      String client,
      Scope scope,
      Path path,
      Optional<Path> project,
      String name,
      String type,
      Enabled enabled,
      List<Path> projects) {
    return "%s %s %s of %s: %s %s %s %s"
        .formatted(
            client,
            scope.wireName(),
            path,
            project.map(Path::toString).orElse("all"),
            name,
            type,
            enabled,
            projects);
  }

  /// A line for each server, sorted.
  public List<String> servers() {
    return servers;
  }

  /// The folders of skills, without links.
  public Set<Path> skills() {
    return skills;
  }

  /// The files of which something cannot be understood.
  public Set<Path> failures() {
    return failures;
  }

  /// The links and the remembered projects that lead out of home.
  public Set<Path> outsideHome() {
    return outsideHome;
  }

  /// The files that count everywhere and are excluded.
  public Set<Path> leftOut() {
    return leftOut;
  }

  /// The client and the number of each file of the catalogue with a server.
  public Set<String> kinds() {
    return kinds;
  }
}
