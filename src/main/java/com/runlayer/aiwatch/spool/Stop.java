// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.time.Duration;
import java.util.Optional;

/// Why a delivery goes no further.
///
/// @param end how the courier ends
/// @param error one sentence for a person
/// @param asked how long the tenant asked to wait
/// @param refusal the key that was refused just now for lack of a role
/// @param at the event that the tenant failed at
record Stop(
    CourierEnd end,
    Optional<String> error,
    Optional<Duration> asked,
    Optional<CourierMemory.Refusal> refusal,
    Optional<EntryName> at) {
  static Stop of(CourierEnd end) {
    return new Stop(end, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Stop of(CourierEnd end, String error) {
    return new Stop(end, Optional.of(error), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
