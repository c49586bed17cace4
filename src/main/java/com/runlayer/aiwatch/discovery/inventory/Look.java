// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;

/// One place that a scan looked at.
///
/// @param path the file, absolute
/// @param client whose file it would be, wire name
/// @param origin why it was looked at
/// @param outcome what came of it: `read, 3 servers`, `not there`
public record Look(Path path, String client, Origin origin, String outcome) {
  /// Hears of each look.
  public interface Listener {
    /// Called once per look, in the order of the scan.
    void looked(Look look);

    /// Hears and forgets.
    static Listener none() {
      return look -> {};
    }
  }
}
