// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.runlayer.aiwatch.config.Layout;
import java.nio.file.Path;

/// A folder of one client, on either system.
final class Places {
  private Places() {}

  static Path system(Layout layout, String macos, String linux) {
    return switch (layout.os()) {
      case MACOS -> layout.system(macos);
      case LINUX -> layout.system(linux);
    };
  }
}
