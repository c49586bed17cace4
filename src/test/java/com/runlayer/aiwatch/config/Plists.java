// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Writes managed files for tests.
final class Plists {
  private Plists() {}

  /// A file with the given content of its root dictionary, folders included.
  static void write(Path path, String entries) {
    text(path, "<plist version=\"1.0\"><dict>" + entries + "</dict></plist>");
  }

  /// A file with exactly this text, folders included.
  static void text(Path path, String text) {
    try {
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String string(String key, String value) {
    return "<key>" + key + "</key><string>" + value + "</string>";
  }
}
