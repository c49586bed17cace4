// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Candidate;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.format.ConfigurationParser;
import com.runlayer.aiwatch.discovery.format.FileReading;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.ErrorList;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.GapList;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Opens candidates, each file once per client, and collects what they hold. Used for one scan.
final class CandidateReader {
  /// More than can be reported. Beyond it a file that several links lead to is reported for each.
  private static final int MAX_SEEN = 20_000;

  private record Seen(String client, Path realPath) {}

  private final Layout.Os os;
  private final Path realHome;
  private final Set<Path> excluded;
  private final SafeFiles files;
  private final ServerList serverList;
  private final GapList gaps;
  private final Look.Listener looks;
  private final ConfigurationParser parser;

  private final Set<Seen> seen = new HashSet<>();
  private final RecordedProjects projects;
  private final List<Configuration> configurations = new ArrayList<>();
  private final ServerAllowance allowance = new ServerAllowance();
  private final ErrorList errors;
  private long filesOpened;
  private long bytesRead;

  /// @param home as the scan names it
  /// @param realHome the home folder without links
  /// @param excluded absolute and normalised
  CandidateReader(
      Layout.Os os,
      Path home,
      Path realHome,
      Set<Path> excluded,
      SafeFiles files,
      ServerList serverList,
      GapList gaps,
      Look.Listener looks) {
    this.os = os;
    this.realHome = realHome;
    this.projects = new RecordedProjects(home, realHome);
    this.excluded = excluded;
    this.files = files;
    this.serverList = serverList;
    this.gaps = gaps;
    this.looks = looks;
    this.parser = new ConfigurationParser(serverList::isSecret);
    this.errors = new ErrorList(realHome);
  }

  /// Looks at one candidate; one that is not there leaves no trace in the result.
  void read(Candidate candidate) {
    looks.looked(
        new Look(candidate.path(), candidate.client(), candidate.origin(), look(candidate)));
  }

  private String look(Candidate candidate) {
    Path path = candidate.path();
    Optional<Path> real = realPath(path);
    if (real.isEmpty()) {
      return "not there";
    }
    if (isExcluded(path) || isExcluded(real.get())) {
      if (!isInProject(candidate)) {
        gaps.add(
            Gap.Kind.EXCLUDED, path, path + " is excluded by the configuration and was not read");
      }
      return "excluded";
    }
    Seen file = new Seen(candidate.client(), real.get());
    if (seen.contains(file)) {
      return "read before";
    }
    if (seen.size() < MAX_SEEN) {
      seen.add(file);
    }
    if (isInProject(candidate) && !real.get().startsWith(realHome)) {
      gaps.add(
          Gap.Kind.OUTSIDE_HOME,
          path,
          path + " leads out of the home folder through a link and was not read");
      return "outside home";
    }
    try {
      return switch (open(candidate, real.get())) {
        case FileContent.Absent() -> "not there";
        case FileContent.Refused refused -> {
          filesOpened++;
          gaps.add(path, refused, os);
          yield refused.explanation();
        }
        case FileContent.Read read -> {
          filesOpened++;
          bytesRead += read.bytes().length;
          yield parse(candidate, real.get(), read);
        }
      };
    } catch (OutOfMemoryError e) {
      // What was held of the file is free again; the files that follow are read.
      gaps.add(
          Gap.Kind.TOO_LARGE,
          path,
          path + " was not read: it needs more memory than a scan may take");
      return "needs too much memory";
    }
  }

  private static boolean isInProject(Candidate candidate) {
    return candidate.origin() instanceof Origin.Project;
  }

  /// A user may keep the own configuration elsewhere and link to it. In a project, which can come
  /// from a stranger, the link was resolved before, and none may have appeared since.
  private FileContent open(Candidate candidate, Path real) {
    Path path = isInProject(candidate) ? real : candidate.path();
    SafeFiles.Links links =
        isInProject(candidate) ? SafeFiles.Links.REFUSE : SafeFiles.Links.FOLLOW;
    Format format = candidate.file().format();
    return format == Format.BUNDLE
        ? new BundleManifest(files, path, links).read()
        : files.read(path, links, format.maxBytes());
  }

  /// The file behind every link; the path itself where that cannot be told, so that the opener says
  /// what is wrong; nothing where there is no file.
  private static Optional<Path> realPath(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      return Optional.of(path);
    } catch (IOException e) {
      Path parent = path.getParent();
      return parent != null && Files.isDirectory(parent) ? Optional.of(path) : Optional.empty();
    }
  }

  private boolean isExcluded(Path path) {
    return excluded.stream().anyMatch(path::startsWith);
  }

  /// @return what came of it, for [Look#outcome]
  private String parse(Candidate candidate, Path real, FileContent.Read content) {
    ClientFile file = candidate.file();
    FileReading reading = parser.parse(content.bytes(), file.format(), file.shape());
    if (reading.broken().isPresent()) {
      errors.add(
          new ReadError(
              ReadError.Kind.SYNTAX,
              candidate.path(),
              Optional.empty(),
              candidate.path() + " " + reading.broken().get()));
      return "broken";
    }
    if (reading.overfull()) {
      gaps.add(
          Gap.Kind.TOO_LARGE,
          candidate.path(),
          candidate.path() + " holds more entries than a scan takes; the rest was left out");
    }
    projects.add(candidate.client(), reading);
    for (String note : reading.notes()) {
      gaps.add(Gap.Kind.BLIND_SPOT, candidate.path(), candidate.path() + ": " + note);
    }
    ServerList.Result result = serverList.of(reading, content.permissions());
    for (FileReading.Problem problem : result.problems()) {
      errors.add(
          new ReadError(
              ReadError.Kind.ENTRY,
              candidate.path(),
              Optional.of(problem.entry()),
              "%s: the entry \"%s\" was left out: %s"
                  .formatted(candidate.path(), problem.entry(), problem.reason())));
    }
    List<Server> servers = allowance.take(result.servers());
    int left = result.servers().size() - servers.size();
    if (left > 0) {
      gaps.add(
          Gap.Kind.TOO_LARGE,
          candidate.path(),
          Sentences.format(
              "%s has %,d servers that were left out: the result of a scan holds no more",
              candidate.path(), left));
    }
    if (!servers.isEmpty()) {
      configurations.add(
          new Configuration(
              candidate.client(),
              candidate.path(),
              real,
              content.modified(),
              candidate.origin(),
              switched(candidate, servers)));
    }
    if (reading.isEmpty()) {
      // A home can have a hundred thousand empty files, and a second look finds nothing either.
      seen.remove(new Seen(candidate.client(), real));
    }
    return "read, %d server%s".formatted(servers.size(), servers.size() == 1 ? "" : "s");
  }

  private List<Server> switched(Candidate candidate, List<Server> servers) {
    return candidate.origin() instanceof Origin.Project(Path project)
        ? servers.stream()
            .map(
                server ->
                    projects
                        .enabled(candidate.client(), project, server.name())
                        .map(server::withEnabled)
                        .orElse(server))
            .toList()
        : servers;
  }

  /// The projects that the files read so far name.
  RecordedProjects projects() {
    return projects;
  }

  List<Configuration> configurations() {
    return configurations;
  }

  List<ReadError> errors() {
    return errors.errors();
  }

  long filesOpened() {
    return filesOpened;
  }

  long bytesRead() {
    return bytesRead;
  }
}
