// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.time.Duration;

/// How much is kept.
///
/// @param entries how many files
/// @param bytes how much in all
/// @param age how long
/// @param entryBytes how much of one file, with its header
public record SpoolLimits(int entries, long bytes, Duration age, int entryBytes) {
  private static final int MIB = 1024 * 1024;

  /// Those of the product.
  public static SpoolLimits standard() {
    return new SpoolLimits(10_000, 64L * MIB, Duration.ofDays(7), 20 * MIB);
  }

  /// Those for what the tenant refused.
  SpoolLimits ofSetAside() {
    return new SpoolLimits(Math.min(entries, 100), bytes, age, entryBytes);
  }
}
