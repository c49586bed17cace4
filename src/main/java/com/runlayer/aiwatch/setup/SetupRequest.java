// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.setup.client.Scope;
import java.util.Set;

/// What a run is asked for.
///
/// @param clients the only ones; empty: all
/// @param dryRun whether nothing is written
public record SetupRequest(Action action, Scope scope, Set<HookClient> clients, boolean dryRun) {
  /// Copies the set.
  public SetupRequest {
    clients = Set.copyOf(clients);
  }

  /// Whether files are changed.
  public boolean writes() {
    return action != Action.CHECK && !dryRun;
  }

  boolean isWanted(HookClient client) {
    return clients.isEmpty() || clients.contains(client);
  }
}
