// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import java.time.Clock;
import java.util.List;

/// All clients that hooks are installed for.
public final class ClientSetups {
  private ClientSetups() {}

  /// In the order in which a person reads about them.
  ///
  /// @param clock dates what Hermes wants dated
  public static List<ClientSetup> all(Clock clock) {
    return List.of(new CursorSetup(), new ClaudeSetup(), new CodexSetup(), new HermesSetup(clock));
  }
}
