// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.nio.file.Path;

/// A path in a command that a person is told to run. Whoever chose the path must not choose the
/// command.
final class ShellWord {
  private static final String PLAIN = "/._-+";

  private ShellWord() {}

  /// The path itself where a shell takes it as it is, otherwise in single quotes.
  static String of(Path path) {
    String text = path.toString();
    return text.chars().allMatch(c -> isPlain((char) c))
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }
}
