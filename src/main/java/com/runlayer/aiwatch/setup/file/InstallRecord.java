// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What installations made on this device, so that `uninstall` takes out exactly that. It is stored
/// readable by everybody, and holds nothing of the files but what we put into them.
///
/// @param files by path
/// @param absentSince when no managed file supplied an enrollment key for the first time; empty
///     while one does
public record InstallRecord(Map<Path, Entry> files, Optional<Instant> absentSince) {
  /// Nothing was made.
  public static final InstallRecord EMPTY = new InstallRecord(Map.of(), Optional.empty());

  /// Copies the map.
  public InstallRecord {
    files = Map.copyOf(files);
  }

  /// What was made for one file.
  ///
  /// @param made whether the file was not there before
  /// @param folders that were made for it
  /// @param edits the undo of each edit that is in the file, the oldest first
  public record Entry(boolean made, List<Path> folders, List<JsonNode> edits) {
    /// Copies the lists.
    public Entry {
      folders = List.copyOf(folders);
      edits = List.copyOf(edits);
    }
  }
}
