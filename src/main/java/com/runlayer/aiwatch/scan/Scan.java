// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.scan.changes.Changes;
import com.runlayer.aiwatch.scan.changes.Snapshot;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.util.Optional;

/// One finished discovery.
///
/// @param inventory what was found and what was not looked at
/// @param report the same as it is sent
/// @param changes what is different from the last scan
/// @param memory what the next scan will be compared with
public record Scan(Inventory inventory, ScanReport report, Changes changes, Snapshot memory) {
  /// How many servers were found.
  public long servers() {
    return inventory.configurations().stream().mapToLong(c -> c.servers().size()).sum();
  }

  /// Why nothing at all could be scanned; empty where something was.
  Optional<String> failure() {
    return inventory.errors().stream()
        .filter(error -> error.kind() == ReadError.Kind.HOME_MISSING)
        .map(ReadError::sentence)
        .findFirst();
  }

  /// Whether there was a home to scan.
  public boolean complete() {
    return failure().isEmpty();
  }

  /// Everything as one JSON document.
  public String json() {
    return ScanDocument.of(this);
  }
}
