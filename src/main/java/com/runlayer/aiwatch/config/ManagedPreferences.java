// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.List;
import java.util.Optional;

/// All that the administrator set on the device.
///
/// @param files every place where it could stand, the strongest first, also those where nothing is
public record ManagedPreferences(List<ManagedFile> files) {

  /// Whether the device is managed: then the environment counts for nothing but the log level.
  public boolean present() {
    return files.stream().anyMatch(ManagedFile::exists);
  }

  /// The strongest file that holds a usable value for a key.
  public Optional<ManagedFile> supplying(Key key) {
    return files.stream().filter(file -> file.values().containsKey(key)).findFirst();
  }

  /// What does not count in any of the files.
  public List<ConfigProblem> problems() {
    return files.stream().flatMap(file -> file.problems().stream()).toList();
  }
}
