// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.discovery.format.FileReading;
import com.runlayer.aiwatch.discovery.format.RawServer;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.redact.Redactor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Makes the servers that are reported of those that a file has: redacted, and a server that
/// several projects of one file have alike only once.
final class ServerList {
  private static final Comparator<Server> ORDER =
      Comparator.comparing(Server::name)
          .thenComparing(server -> server.projects().toString())
          .thenComparing(Server::toString);

  private record Key(boolean perProject, RawServer server) {}

  /// @param servers sorted
  /// @param problems those of the reading and the entries of projects that are no folders, redacted
  record Result(List<Server> servers, List<FileReading.Problem> problems) {}

  private final Redactor redactor;

  ServerList(Redactor redactor) {
    this.redactor = redactor;
  }

  Result of(FileReading reading) {
    List<FileReading.Problem> problems = new ArrayList<>();
    for (FileReading.Problem problem : reading.problems()) {
      problems.add(
          new FileReading.Problem(redactor.text(problem.entry()), redactor.text(problem.reason())));
    }
    Map<Key, NavigableSet<Path>> merged = new LinkedHashMap<>();
    for (FileReading.Found found : reading.servers()) {
      Optional<Path> project = found.project().flatMap(RecordedProjects::path);
      if (found.project().isPresent() && project.isEmpty()) {
        problems.add(
            new FileReading.Problem(
                redactor.text(found.project().get() + "." + found.server().name()),
                "its project is not an absolute path"));
        continue;
      }
      NavigableSet<Path> projects =
          merged.computeIfAbsent(
              new Key(project.isPresent(), found.server()), key -> new TreeSet<>());
      project.ifPresent(projects::add);
    }
    List<Server> servers = new ArrayList<>();
    merged.forEach((key, projects) -> servers.add(redact(key.server(), projects)));
    servers.sort(ORDER);
    return new Result(servers, problems);
  }

  private Server redact(RawServer server, NavigableSet<Path> projects) {
    return new Server(
        redactor.text(server.name()),
        redactor.text(server.type()),
        server.command().map(redactor::text),
        Optional.of(server.arguments())
            .filter(arguments -> !arguments.isEmpty())
            .map(redactor::arguments),
        server.url().map(redactor::url),
        server.environment().stream().map(redactor::text).toList(),
        server.headers().stream().map(redactor::text).toList(),
        server.enabled(),
        Optional.empty(),
        List.of(),
        List.copyOf(projects));
  }
}
