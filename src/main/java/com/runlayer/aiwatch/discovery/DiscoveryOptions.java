// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How far a scan goes.
///
/// @param projects whether home is walked for projects; those that clients remember are looked at
///     either way
/// @param depth the deepest level of folders that is listed; home itself is level 0
/// @param timeout how long the walk may take; files that were found until then are still read
/// @param excluded folders that are never entered; a relative path counts from home
public record DiscoveryOptions(boolean projects, int depth, Duration timeout, List<Path> excluded) {
  /// What a scan does when nobody says otherwise.
  public static final DiscoveryOptions DEFAULT =
      new DiscoveryOptions(true, 7, Duration.ofSeconds(60), List.of());

  /// Copies the list.
  public DiscoveryOptions {
    excluded = List.copyOf(excluded);
  }
}
