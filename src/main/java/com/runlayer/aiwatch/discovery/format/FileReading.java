// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import java.util.List;
import java.util.Optional;

/// What came of reading one file.
///
/// @param servers in the order of the file, each once
/// @param problems entries that were left out
/// @param projects keys that name project folders, as the file spells them
/// @param folders addresses or paths of project folders, as the file spells them
/// @param switches servers of projects that are switched on or off
/// @param notes sentences of the settings that say that there is more
/// @param broken where and how the file does not follow its format; then all else is empty
/// @param overfull whether entries were left out because there were too many
public record FileReading(
    List<Found> servers,
    List<Problem> problems,
    List<String> projects,
    List<String> folders,
    List<Switch> switches,
    List<String> notes,
    Optional<String> broken,
    boolean overfull) {
  /// A server and where it counts.
  ///
  /// @param project the key of the project that the entry belongs to
  public record Found(Optional<String> project, RawServer server) {}

  /// An entry that was left out.
  ///
  /// @param entry the way to the entry, keys joined by dots
  /// @param reason what is wrong with it: `its "args" is a number where a list is expected`
  /// @param project the key of the project that it belongs to; told in a lookup only
  /// @param server the name of the server that it would have been; told in a lookup only, and empty
  ///     there where it concerns more than one server
  public record Problem(
      String entry, String reason, Optional<String> project, Optional<String> server) {
    /// What a scan tells.
    public Problem(String entry, String reason) {
      this(entry, reason, Optional.empty(), Optional.empty());
    }
  }

  /// What a client remembers of a server that another file defines.
  ///
  /// @param project the key of the project
  /// @param server the server's name
  public record Switch(String project, String server, boolean on) {}

  /// Copies the lists.
  public FileReading {
    servers = List.copyOf(servers);
    problems = List.copyOf(problems);
    projects = List.copyOf(projects);
    folders = List.copyOf(folders);
    switches = List.copyOf(switches);
    notes = List.copyOf(notes);
  }

  /// Whether the file says nothing at all.
  public boolean isEmpty() {
    return servers.isEmpty()
        && problems.isEmpty()
        && projects.isEmpty()
        && folders.isEmpty()
        && switches.isEmpty()
        && notes.isEmpty()
        && broken.isEmpty()
        && !overfull;
  }

  static FileReading broken(String how) {
    return new FileReading(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(how),
        /* overfull= */ false);
  }
}
