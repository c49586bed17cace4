// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Globs;
import com.runlayer.aiwatch.discovery.catalogue.Places;
import com.runlayer.aiwatch.discovery.format.FileReading;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.plugin.PluginServers;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.source.DefinitionFiles.Content;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Goes through the files of one client for one event.
final class Search {
  private final Layout layout;
  private final SafeFiles files;
  private final FolderReader folders;
  private final HookClient client;
  private final Session session;
  private final GapList overfull = new GapList();
  private final Places places;
  private final Variables variables;

  Search(
      Layout layout,
      Map<String, String> environment,
      SafeFiles files,
      FolderReader folders,
      Occasion occasion) {
    this.layout = layout;
    this.files = files;
    this.folders = folders;
    this.client = occasion.client();
    this.session = new Session(occasion, environment, files);
    this.places = new Places(layout, environment, new Globs(folders, overfull));
    this.variables = variables(environment);
  }

  /// The variables of an entry that stands in no project's file.
  Variables variables() {
    return variables;
  }

  /// Every entry whose name can be meant, in files of these scopes.
  ///
  /// @param obstacles hears of whatever may hide one
  List<Entry> entries(ServerNames names, Set<DefinitionScope> scopes, Obstacles obstacles) {
    DefinitionFiles reader = new DefinitionFiles(files, obstacles);
    List<Content> contents = new ArrayList<>(fixed(scopes, reader));
    List<Entry> entries = new ArrayList<>();
    SessionFolders projects = new SessionFolders();
    if (scopes.contains(DefinitionScope.PROJECT) || scopes.contains(DefinitionScope.LOCAL)) {
      projects =
          session.folders(
              contents.stream().flatMap(each -> each.reading().projects().stream()).toList(),
              obstacles);
    }
    if (scopes.contains(DefinitionScope.PROJECT)) {
      contents.addAll(ofProjects(projects, reader));
    }
    for (Content content : contents) {
      entries(content, names, scopes, projects, obstacles, entries);
    }
    if (scopes.contains(DefinitionScope.PLUGIN)) {
      PluginServers servers = new PluginServers(folders, files, layout, places);
      entries.addAll(
          new PluginEntries(client, servers, variables, reader, obstacles).entries(names));
    }
    if (!overfull.sorted().isEmpty()) {
      obstacles.doubt("the client has more configuration files than are looked at");
    }
    return entries;
  }

  /// The files with the projects that Claude Code remembers are read for any scope: they tell where
  /// the session was started.
  private List<Content> fixed(Set<DefinitionScope> scopes, DefinitionFiles reader) {
    List<Content> contents = new ArrayList<>();
    for (KnownFile known : KnownFiles.of(client)) {
      if (scopes.contains(known.scope()) || !known.shape().projects().isEmpty()) {
        for (String template : known.places(layout.os())) {
          for (Path path : places.expand(template)) {
            reader
                .read(path, known.format(), known.shape(), known.scope())
                .ifPresent(contents::add);
          }
        }
      }
    }
    return contents;
  }

  private List<Content> ofProjects(SessionFolders projects, DefinitionFiles reader) {
    List<Content> contents = new ArrayList<>();
    for (KnownFile known : KnownFiles.of(client)) {
      if (known.project().isPresent()) {
        for (Path folder : projects.all()) {
          reader
              .read(
                  folder.resolve(known.project().get()),
                  known.format(),
                  known.shape(),
                  known.scope())
              .ifPresent(contents::add);
        }
      }
    }
    return contents;
  }

  private void entries(
      Content content,
      ServerNames names,
      Set<DefinitionScope> scopes,
      SessionFolders projects,
      Obstacles obstacles,
      List<Entry> entries) {
    for (FileReading.Problem problem : content.reading().problems()) {
      if (counts(problem.project(), content, scopes, projects)
          && problem.server().map(names::mayMean).orElse(true)) {
        obstacles.refuse(content.path(), clause(problem));
      }
    }
    for (FileReading.Found found : content.reading().servers()) {
      if (counts(found.project(), content, scopes, projects)
          && names.mayMean(found.server().name())) {
        entries.add(
            new Entry(
                new Definition(
                    found.server().name(),
                    new Definition.Origin.File(
                        content.path(), scope(found.project(), content), content.changed())),
                found.server(),
                variables(content)));
      }
    }
  }

  private static boolean counts(
      Optional<String> project,
      Content content,
      Set<DefinitionScope> scopes,
      SessionFolders projects) {
    return scopes.contains(scope(project, content)) && project.map(projects::contains).orElse(true);
  }

  private static DefinitionScope scope(Optional<String> project, Content content) {
    return project.isPresent() ? DefinitionScope.LOCAL : content.scope();
  }

  /// What is wrong with an entry, for a person.
  static String clause(FileReading.Problem problem) {
    return "has an entry \"" + problem.entry() + "\" that cannot be told: " + problem.reason();
  }

  /// Cursor's names for the folder that a file belongs to.
  private Variables variables(Content content) {
    if (client == HookClient.CURSOR && content.scope() == DefinitionScope.PROJECT) {
      Path folder = content.path().getParent();
      Path project = folder == null ? null : folder.getParent();
      return project == null ? variables : workspace(variables, project);
    }
    return variables;
  }

  private Variables variables(Map<String, String> environment) {
    Variables plain = new Variables(client, environment);
    if (client != HookClient.CURSOR) {
      return plain;
    }
    Variables own =
        plain.with("userHome", layout.home().toString()).with("pathSeparator", "/").with("/", "/");
    return session.onlyRoot().map(root -> workspace(own, root)).orElse(own);
  }

  private static Variables workspace(Variables variables, Path folder) {
    Path name = folder.getFileName();
    return variables
        .with("workspaceFolder", folder.toString())
        .with("workspaceFolderBasename", name == null ? "" : name.toString());
  }
}
