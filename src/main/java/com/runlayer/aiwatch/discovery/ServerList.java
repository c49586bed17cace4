// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.discovery.format.FileReading;
import com.runlayer.aiwatch.discovery.format.RawServer;
import com.runlayer.aiwatch.discovery.identity.PackageIdentities;
import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import com.runlayer.aiwatch.discovery.inventory.Risk;
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

  private static final int OTHERS_READ = 0004;

  private final Redactor redactor;

  ServerList(Redactor redactor) {
    this.redactor = redactor;
  }

  /// Whether the value of a variable or header is a secret in plain text.
  boolean isSecret(String name, String value) {
    return redactor.isSecret(name, value);
  }

  /// @param permissions of the file, as `chmod` counts them
  Result of(FileReading reading, int permissions) {
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
    merged.forEach((key, projects) -> servers.add(redact(key.server(), projects, permissions)));
    servers.sort(ORDER);
    return new Result(servers, problems);
  }

  private Server redact(RawServer server, NavigableSet<Path> projects, int permissions) {
    Optional<String> command = server.command().map(redactor::text);
    List<String> arguments = redactor.arguments(server.arguments());
    Optional<String> url = server.url().map(redactor::url);
    Optional<PackageIdentity> identity =
        server
            .command()
            .flatMap(program -> PackageIdentities.of(program, server.arguments()))
            .flatMap(found -> redact(found, command.orElse(""), arguments));
    boolean secret =
        server.plaintextSecret()
            || !command.equals(server.command())
            || !arguments.equals(server.arguments())
            || !url.equals(server.url());
    return new Server(
        redactor.text(server.name()),
        redactor.text(server.type()),
        command,
        Optional.of(arguments).filter(words -> !words.isEmpty()),
        url,
        server.environment().stream().map(redactor::text).toList(),
        server.headers().stream().map(redactor::text).toList(),
        server.enabled(),
        identity,
        risks(identity, server.url(), secret, permissions),
        List.copyOf(projects));
  }

  /// An identity is a piece of the command line and never shows more of it than that does: what
  /// follows an option that is not known may be taken for a package, and be a secret.
  private Optional<PackageIdentity> redact(
      PackageIdentity identity, String command, List<String> arguments) {
    String name = redactor.text(identity.name());
    if (!isShown(name, command, arguments)) {
      return Optional.empty();
    }
    return Optional.of(
        new PackageIdentity(
            identity.ecosystem(),
            name,
            identity
                .version()
                .map(redactor::text)
                .map(text -> isShown(text, command, arguments) ? text : Redactor.REDACTED),
            identity.pinned()));
  }

  private static boolean isShown(String text, String command, List<String> arguments) {
    return command.contains(text) || arguments.stream().anyMatch(word -> word.contains(text));
  }

  private static List<Risk> risks(
      Optional<PackageIdentity> identity, Optional<String> url, boolean secret, int permissions) {
    List<Risk> risks = new ArrayList<>();
    if (identity.isPresent() && !identity.get().pinned()) {
      risks.add(Risk.UNPINNED);
    }
    if (secret) {
      risks.add(Risk.PLAINTEXT_SECRET);
    }
    if (url.isPresent() && Cleartext.leavesDevice(url.get())) {
      risks.add(Risk.CLEARTEXT_ENDPOINT);
    }
    if (secret && (permissions & OTHERS_READ) != 0) {
      risks.add(Risk.WORLD_READABLE_CONFIG);
    }
    return risks;
  }
}
