// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.util.Optional;

/// For whom a configuration counts, and through what.
public sealed interface Origin {
  /// For everything its client does, of one user or of the device.
  record Global() implements Origin {}

  /// For one project folder.
  ///
  /// @param folder absolute
  record Project(Path folder) implements Origin {}

  /// For whoever installed the plugin that brings it.
  ///
  /// @param name the plugin's name
  /// @param identifier [Plugin#identifier]
  record Plugin(String name, Optional<String> identifier) implements Origin {}

  /// The same as one word.
  default Scope scope() {
    return switch (this) {
      case Global _ -> Scope.GLOBAL;
      case Project _ -> Scope.PROJECT;
      case Plugin _ -> Scope.PLUGIN;
    };
  }

  /// The project's folder, where there is one.
  default Optional<Path> project() {
    return this instanceof Project(Path folder) ? Optional.of(folder) : Optional.empty();
  }
}
