// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.util.UUID;

/// What became of an event that was to be kept.
public sealed interface SpoolOutcome {
  /// It is on disk and will be delivered at least once.
  ///
  /// @param id by which the tenant knows it
  record Spooled(UUID id) implements SpoolOutcome {}

  /// It is not on disk: whoever has it delivers it, or it is lost.
  ///
  /// @param sentence why, for a person
  record NotSpooled(String sentence) implements SpoolOutcome {}
}
