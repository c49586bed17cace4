// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.nio.file.Path;

/// Paths as a person reads them: those below home begin with `~`.
final class ShortPaths {
  private final Path home;

  ShortPaths(Path home) {
    this.home = home;
  }

  String of(Path path) {
    return path.startsWith(home)
        ? Path.of("~").resolve(home.relativize(path)).toString()
        : path.toString();
  }

  /// A sentence in which paths occur.
  String in(String sentence) {
    return sentence.replace(home + "/", "~/");
  }
}
