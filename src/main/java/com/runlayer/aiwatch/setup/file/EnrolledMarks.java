// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import com.runlayer.aiwatch.enroll.HostFileName;
import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.DeleteResult;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.WriteResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// For whom hooks were installed on this machine: empty files of root's, so that nobody gets rid of
/// the hooks by removing the marker in the home.
public final class EnrolledMarks {
  private final ConfigFiles files;
  private final Path folder;

  /// @param files of the machine
  /// @param machineState root's state folder
  public EnrolledMarks(ConfigFiles files, Path machineState) {
    this.files = files;
    this.folder = machineState.resolve("enrolled");
  }

  /// Whether hooks were installed for a user of a tenant.
  public boolean isMarked(long uid, String hostKey) {
    return files.exists(path(uid, hostKey));
  }

  /// Notes that hooks were installed; nothing is written where that is noted.
  ///
  /// @return why it could not be noted, as a sentence
  public Optional<String> mark(long uid, String hostKey) {
    Path path = path(uid, hostKey);
    if (files.exists(path)) {
      return Optional.empty();
    }
    return switch (files.write(path, new byte[0], new FileState.Absent())) {
      case WriteResult.Written _, WriteResult.Changed _ ->
          files.exists(path)
              ? Optional.empty()
              : Optional.of(path + " is not the mark that belongs there; remove it.");
      case WriteResult.Failed failed -> Optional.of(failed.sentence());
    };
  }

  /// Forgets it.
  ///
  /// @return why it could not be forgotten, as a sentence
  public Optional<String> unmark(long uid, String hostKey) {
    Path path = path(uid, hostKey);
    return switch (files.read(path)) {
      case FileState.Absent _ -> Optional.empty();
      case FileState.Refused refused -> Optional.of(refused.sentence());
      case FileState.Present present ->
          switch (files.delete(path, present.stamp(), List.of())) {
            case DeleteResult.Deleted _ -> Optional.empty();
            case DeleteResult.Changed _ ->
                Optional.of(path + " was changed by somebody else in this moment; try again.");
            case DeleteResult.Failed failed -> Optional.of(failed.sentence());
          };
    };
  }

  private Path path(long uid, String hostKey) {
    Path path = folder.resolve(uid + "-" + HostFileName.of(hostKey));
    if (!folder.equals(path.normalize().getParent())) {
      throw new IllegalArgumentException("no host key: " + hostKey);
    }
    return path;
  }
}
