// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.RootOwned.Fault;
import java.nio.file.Path;
import java.util.Optional;

/// Whose files are meant.
///
/// @param top the folder that all of them lie below: `/`, a trial's root, or a home
/// @param user the owner of a home's files; empty for the machine's, which belong to root, or in a
///     trial to the owner of its root
record Realm(Path top, Optional<Long> user) {
  private static final Path SYSTEM = Path.of("/");

  boolean isMachine() {
    return user.isEmpty();
  }

  boolean isTrial() {
    return isMachine() && !top.equals(SYSTEM);
  }

  /// Who owns the files.
  ///
  /// @param ownerOfTop as the system tells it
  long owner(long ownerOfTop) {
    return user.orElse(isTrial() ? ownerOfTop : 0L);
  }

  int newFile() {
    return isMachine() ? 0644 : 0600;
  }

  int newFolder() {
    return isMachine() ? 0755 : 0700;
  }

  /// What is wrong with a folder that a machine's file lies below.
  Optional<Fault> fault(Path folder, EntryStatus status, long owner) {
    if (!isMachine()) {
      return Optional.empty();
    }
    if (status.file().owner() != owner) {
      return Optional.of(
          new Fault(
              folder,
              "does not belong to root",
              "give it back: sudo chown root " + ShellWord.of(folder)));
    }
    return status.file().writableByOthers()
        ? Optional.of(
            new Fault(
                folder,
                "can be written by others than root",
                "take that away: sudo chmod go-w " + ShellWord.of(folder)))
        : Optional.empty();
  }
}
