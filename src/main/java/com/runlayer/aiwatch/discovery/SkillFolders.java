// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.skill.SkillRoot;
import com.runlayer.aiwatch.discovery.walk.WantedNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The folders of a catalogue that hold skills. Several clients read most of them: those that are
/// installed count, and all of them where none is.
final class SkillFolders {
  private final Catalogue catalogue;
  private final Layout layout;
  private final Set<String> installed;

  /// Per path from a project's folder, who reads it.
  private final Map<String, List<String>> ofProject = new LinkedHashMap<>();

  /// @param installed wire names of the clients that are on this device
  SkillFolders(Catalogue catalogue, Layout layout, Set<String> installed) {
    this.catalogue = catalogue;
    this.layout = layout;
    this.installed = installed;
    for (Client client : catalogue.clients()) {
      for (String path : client.projectSkillFolders()) {
        ofProject.computeIfAbsent(path, key -> new ArrayList<>()).add(client.id());
      }
    }
    ofProject.replaceAll((path, readers) -> readersOf(readers));
  }

  /// The folders of the user and the system.
  List<SkillRoot> ofUser(Places places) {
    Map<Path, List<String>> readers = new LinkedHashMap<>();
    for (Client client : catalogue.clients()) {
      for (String template : client.skillFolders().getOrDefault(layout.os(), List.of())) {
        for (Path folder : places.expand(template)) {
          readers.computeIfAbsent(folder, key -> new ArrayList<>()).add(client.id());
        }
      }
    }
    List<SkillRoot> roots = new ArrayList<>();
    readers.forEach((folder, clients) -> roots.add(root(folder, readersOf(clients), null)));
    return roots;
  }

  /// The names that [#match] knows.
  WantedNames names() {
    Set<String> names = new HashSet<>();
    ofProject.keySet().forEach(path -> names.add(first(path)));
    return new WantedNames(names, Set.of());
  }

  /// The folders that an entry of a project's folder stands for.
  List<SkillRoot> match(Path project, String name) {
    return roots(project, path -> first(path).equals(name));
  }

  /// Every folder that a project can have.
  List<SkillRoot> all(Path project) {
    return roots(project, path -> true);
  }

  private List<SkillRoot> roots(Path project, Predicate<String> wanted) {
    List<SkillRoot> roots = new ArrayList<>();
    ofProject.forEach(
        (path, clients) -> {
          if (wanted.test(path)) {
            roots.add(root(project.resolve(path), clients, project));
          }
        });
    return roots;
  }

  private static SkillRoot root(Path folder, List<String> clients, @Nullable Path project) {
    return new SkillRoot(
        folder, clients, Optional.ofNullable(project), Optional.empty(), /* fromPlugin= */ false);
  }

  private List<String> readersOf(List<String> clients) {
    List<String> here = clients.stream().filter(installed::contains).toList();
    return here.isEmpty() ? clients : here;
  }

  private static String first(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
