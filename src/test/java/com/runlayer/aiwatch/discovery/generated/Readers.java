// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Tells from the path of a file which clients read it.
final class Readers {
  private final Catalogue catalogue;
  private final Layout layout;
  private final Templates templates;
  private final Set<Path> files;
  private final Set<String> installed = new HashSet<>();
  private final Set<String> projectTemplates = new HashSet<>();

  /// @param files that were planted
  Readers(Catalogue catalogue, Layout layout, Templates templates, Set<Path> files) {
    this.catalogue = catalogue;
    this.layout = layout;
    this.templates = templates;
    this.files = files;
    for (Client client : catalogue.clients()) {
      if (client.markers().getOrDefault(layout.os(), List.of()).stream()
          .flatMap(marker -> templates.concrete(marker, "*").stream())
          .anyMatch(Files::exists)) {
        installed.add(client.id());
      }
      for (ClientFile file : client.files()) {
        if (file.place() instanceof ClientFile.Place.InProject(String template)) {
          projectTemplates.add(template);
        }
      }
    }
  }

  private boolean counts(Client client, ClientFile file) {
    return !file.shared() || installed.contains(client.id());
  }

  /// Of files that count everywhere, in the order in which a scan comes to them.
  List<Reader> everywhere() {
    List<Reader> readers = new ArrayList<>();
    for (Client client : catalogue.clients()) {
      for (int i = 0; i < client.files().size(); i++) {
        ClientFile file = client.files().get(i);
        if (file.place() instanceof ClientFile.Place.Fixed(var all) && counts(client, file)) {
          for (String template : all.getOrDefault(layout.os(), List.of())) {
            for (Path path : templates.matching(template, files)) {
              readers.add(new Reader(client, i, path, Optional.empty()));
            }
          }
        }
      }
    }
    return readers;
  }

  /// Of files of projects, in the order in which a scan comes to them.
  ///
  /// @param isLookedAt asked about the folders of projects
  List<Reader> inProjects(Predicate<Path> isLookedAt) {
    List<Reader> readers = new ArrayList<>();
    for (Path path : files) {
      if (path.startsWith(layout.home())) {
        for (Client client : catalogue.clients()) {
          for (int i = 0; i < client.files().size(); i++) {
            inProject(client, i, path)
                .filter(reader -> isLookedAt.test(reader.project().orElseThrow()))
                .ifPresent(readers::add);
          }
        }
      }
    }
    // Of a client's two ways to name one file, the longer one is meant.
    readers.sort(
        Comparator.comparing(Reader::path)
            .thenComparing(reader -> reader.project().map(Path::getNameCount).orElse(0)));
    return readers;
  }

  /// A client's folder in a project is no project itself: `.warp/.mcp.json` is Warp's alone.
  private Optional<Reader> inProject(Client client, int number, Path path) {
    ClientFile file = client.files().get(number);
    if (!(file.place() instanceof ClientFile.Place.InProject(String template))
        || !counts(client, file)
        || !Templates.endsWith(path, template)) {
      return Optional.empty();
    }
    int names = path.getNameCount() - template.split("/", -1).length;
    Path project = layout.root().getRoot().resolve(path.subpath(0, names));
    return project.startsWith(layout.home())
            && !projectTemplates.contains(project.getFileName() + "/" + template)
        ? Optional.of(new Reader(client, number, path, Optional.of(project)))
        : Optional.empty();
  }
}
