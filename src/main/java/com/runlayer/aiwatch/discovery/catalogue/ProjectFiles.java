// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.walk.WantedNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The files of a catalogue that any project can have, by the first component of their path: one
/// look at an entry's name tells whether it is worth a look, without asking the file system.
public final class ProjectFiles {
  private record Known(String client, ClientFile file, Path relative) {}

  private final Map<String, List<Known>> byFirstName = new HashMap<>();

  /// The project files of all clients.
  public ProjectFiles(Catalogue catalogue) {
    for (Client client : catalogue.clients()) {
      for (ClientFile file : client.files()) {
        if (file.place() instanceof ClientFile.Place.InProject place) {
          byFirstName
              .computeIfAbsent(place.relative().getName(0).toString(), name -> new ArrayList<>())
              .add(new Known(client.id(), file, place.relative()));
        }
      }
    }
  }

  /// The candidates that an entry of a project folder stands for.
  public void match(Path project, String name, Consumer<Candidate> found) {
    for (Known known : byFirstName.getOrDefault(name, List.of())) {
      found.accept(candidate(project, known));
    }
  }

  /// The names that [#match] knows.
  public WantedNames names() {
    return new WantedNames(byFirstName.keySet(), Set.of());
  }

  /// Every candidate of a project folder, whatever is in it.
  public void all(Path project, Consumer<Candidate> found) {
    for (List<Known> files : byFirstName.values()) {
      for (Known known : files) {
        found.accept(candidate(project, known));
      }
    }
  }

  private static Candidate candidate(Path project, Known known) {
    return new Candidate(
        project.resolve(known.relative()),
        known.client(),
        known.file(),
        new Origin.Project(project));
  }
}
