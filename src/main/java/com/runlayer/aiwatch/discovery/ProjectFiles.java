// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The files of a catalogue that any project can have, by the first component of their path: one
/// look at an entry's name tells whether it is worth a look, without asking the file system.
final class ProjectFiles {
  private record Known(String client, ClientFile file, Path relative) {}

  private final Map<String, List<Known>> byFirstName = new HashMap<>();

  ProjectFiles(Catalogue catalogue) {
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
  void match(Path project, String name, Consumer<Candidate> found) {
    for (Known known : byFirstName.getOrDefault(name, List.of())) {
      found.accept(candidate(project, known));
    }
  }

  /// Every candidate of a project folder, whatever is in it.
  void all(Path project, Consumer<Candidate> found) {
    for (List<Known> files : byFirstName.values()) {
      for (Known known : files) {
        found.accept(candidate(project, known));
      }
    }
  }

  private static Candidate candidate(Path project, Known known) {
    return new Candidate(
        project.resolve(known.relative()), known.client(), known.file(), Optional.of(project));
  }
}
