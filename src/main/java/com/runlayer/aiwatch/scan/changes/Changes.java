// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import java.time.Instant;
import java.util.List;

/// What is different from the last scan, or why nobody can tell.
public sealed interface Changes {
  /// There is nothing to compare with.
  record FirstScan() implements Changes {}

  /// The last scan cannot be compared with.
  ///
  /// @param reason a clause for a person
  record Unknown(String reason) implements Changes {}

  /// What is different.
  ///
  /// @param since when the last scan took place
  /// @param changes sorted by kind, client, path and name; only what both scans looked at
  record Compared(Instant since, List<Change> changes) implements Changes {
    /// Copies the list.
    public Compared {
      changes = List.copyOf(changes);
    }
  }
}
