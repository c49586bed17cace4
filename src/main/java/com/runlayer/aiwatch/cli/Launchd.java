// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.util.Map;

/// Whether the program was started by launchd through one of its own units, where an expected state
/// is no news.
final class Launchd {
  /// launchd sets it to the label of the unit for every process that it starts.
  private static final String LABEL = "XPC_SERVICE_NAME";

  private Launchd() {}

  static boolean started(Map<String, String> environment) {
    String label = environment.getOrDefault(LABEL, "");
    return label.equals("com.runlayer.aiwatch") || label.startsWith("com.runlayer.aiwatch.");
  }
}
