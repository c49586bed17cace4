// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.Optional;

/// Whether a path is the administrator's alone, from the top of the system down to it: whoever can
/// write one folder of it can put something else in the file's place.
public interface RootOwned {
  /// The first component of `file` that does not belong to root, can be written by others, or is a
  /// link that is not the system's own (directly below `/`, as macOS' `/etc`). What does not exist
  /// yet has no fault. In a trial the owner of the trial's root folder stands for root.
  Optional<Fault> firstFault(Path file);

  /// What is wrong with a path.
  ///
  /// @param component the folder or file
  /// @param clause `can be written by others`
  /// @param remedy what to do, as a clause
  record Fault(Path component, String clause, String remedy) {
    /// For a person: what, where, and what to do.
    public String sentence() {
      return component + " " + clause + "; " + remedy + ".";
    }
  }
}
