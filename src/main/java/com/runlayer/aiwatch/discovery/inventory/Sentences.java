// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import com.runlayer.aiwatch.config.Layout;
import java.nio.file.Path;
import java.util.Locale;

/// Wording that more than one class needs.
public final class Sentences {
  private Sentences() {}

  /// Why a place could not be read, and what to do.
  public static String noPermission(Path path, Layout.Os os) {
    return switch (os) {
      case MACOS ->
          path
              + " could not be read: permission denied; give aiwatch Full Disk Access, or correct the"
              + " permissions";
      case LINUX -> path + " could not be read: permission denied; correct its permissions";
    };
  }

  /// As [String#formatted], but with the same digits everywhere: a native image has the language of
  /// the machine that built it.
  @SuppressWarnings("AnnotateFormatMethod") // its annotations would be one more dependency
  public static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
