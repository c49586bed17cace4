// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.Optional;
import java.util.Set;

/// Options that make a program work in another folder: `git -C`, `make --directory`, `env --chdir`.
final class FolderOptions {
  private static final Set<String> NAMES =
      Set.of("-C", "--directory", "--chdir", "--cwd", "--prefix", "--work-tree");

  private FolderOptions() {}

  /// Whether the next word is the folder.
  static boolean takesFolder(String word) {
    return NAMES.contains(word);
  }

  /// The folder in `-Cdir` or `--chdir=dir`.
  static Optional<String> attachedFolder(String word) {
    int equals = word.indexOf('=');
    if (equals > 0 && NAMES.contains(word.substring(0, equals))) {
      return Optional.of(word.substring(equals + 1));
    }
    boolean attached = word.length() > 2 && word.startsWith("-C");
    return attached ? Optional.of(word.substring(2)) : Optional.empty();
  }
}
