// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.walk.WantedNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The files of a catalogue that any project can have, by the first component of their path: one
/// look at an entry's name tells whether it is worth a look, without asking the file system.
public final class ProjectFiles {
  private record Known(String client, ClientFile file, String template) {}

  private final Globs globs;
  private final Map<String, List<Known>> byFirstName = new HashMap<>();
  private final Map<String, List<Known>> bySuffix = new HashMap<>();

  /// The project files of all clients.
  ///
  /// @param installed asked about clients that read other clients' files
  public ProjectFiles(Catalogue catalogue, Globs globs, Predicate<Client> installed) {
    this.globs = globs;
    for (Client client : catalogue.clients()) {
      for (ClientFile file : client.files()) {
        if (file.place() instanceof ClientFile.Place.InProject(String template)
            && (!file.shared() || installed.test(client))) {
          String first = template.split("/", 2)[0];
          Map<String, List<Known>> known = first.startsWith("*") ? bySuffix : byFirstName;
          known
              .computeIfAbsent(first.replaceFirst("^\\*", ""), name -> new ArrayList<>())
              .add(new Known(client.id(), file, template));
        }
      }
    }
  }

  /// The names that [#match] knows.
  public WantedNames names() {
    Set<String> names = new HashSet<>(byFirstName.keySet());
    return new WantedNames(names, bySuffix.keySet());
  }

  /// The candidates that an entry of a project folder stands for.
  public void match(Path project, String name, Consumer<Candidate> found) {
    if (isInside(project, name)) {
      return;
    }
    for (Known known : byFirstName.getOrDefault(name, List.of())) {
      candidates(project, known, known.template(), found);
    }
    bySuffix.forEach(
        (suffix, files) -> {
          if (name.endsWith(suffix)) {
            files.forEach(known -> found.accept(candidate(project, known, project.resolve(name))));
          }
        });
  }

  /// Whether an entry is the rest of a longer path: `.mcp.json` in the folder `.warp` is Warp's
  /// file
  /// of the project around it, and not Claude Code's of a project called `.warp`.
  private boolean isInside(Path folder, String name) {
    String folderName = String.valueOf(folder.getFileName());
    return byFirstName.getOrDefault(folderName, List.of()).stream()
        .anyMatch(known -> known.template().equals(folderName + "/" + name));
  }

  /// Every candidate of a project folder, whatever is in it.
  public void all(Path project, Consumer<Candidate> found) {
    for (Map<String, List<Known>> files : List.of(byFirstName, bySuffix)) {
      for (List<Known> sameName : files.values()) {
        sameName.forEach(known -> candidates(project, known, known.template(), found));
      }
    }
  }

  private void candidates(Path project, Known known, String template, Consumer<Candidate> found) {
    for (Path path : globs.expand(project, template)) {
      found.accept(candidate(project, known, path));
    }
  }

  private static Candidate candidate(Path project, Known known, Path path) {
    return new Candidate(path, known.client(), known.file(), new Origin.Project(project));
  }
}
