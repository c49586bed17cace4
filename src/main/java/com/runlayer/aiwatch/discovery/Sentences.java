// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.config.Layout;
import java.nio.file.Path;

/// Wording that more than one class needs.
final class Sentences {
  private Sentences() {}

  static String noPermission(Path path, Layout.Os os) {
    return switch (os) {
      case MACOS ->
          path
              + " could not be read: permission denied; give aiwatch Full Disk Access, or correct the"
              + " permissions";
      case LINUX -> path + " could not be read: permission denied; correct its permissions";
    };
  }
}
