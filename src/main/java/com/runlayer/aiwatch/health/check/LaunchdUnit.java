// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import java.nio.file.Path;
import java.util.Locale;

/// The units that the package installs.
enum LaunchdUnit {
  SCAN("com.runlayer.aiwatch", "/Library/LaunchAgents", true),
  ENROLL("com.runlayer.aiwatch.enroll", "/Library/LaunchAgents", true),
  BOOTSTRAP("com.runlayer.aiwatch.bootstrap", "/Library/LaunchDaemons", false);

  private final String label;
  private final String folder;
  private final boolean agent;

  LaunchdUnit(String label, String folder, boolean agent) {
    this.label = label;
    this.folder = folder;
    this.agent = agent;
  }

  String label() {
    return label;
  }

  /// An absolute system path.
  String file() {
    return Path.of(folder, label + ".plist").toString();
  }

  /// What `launchctl` calls it.
  ///
  /// @param user whose session the agents run in
  String target(long user) {
    return (agent ? "gui/" + user : "system") + "/" + label;
  }

  String checkName() {
    return "launchd_" + name().toLowerCase(Locale.ROOT);
  }
}
