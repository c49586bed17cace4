// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.Optional;

/// Recognises the command line that installed hooks have. A client waits for it at every tool call,
/// so it is answered before options are parsed and a container is thought of; every other spelling
/// goes the usual way and comes to the same answer.
final class FastLane {
  private FastLane() {}

  /// Whose hook this is, if it is the plain command of an installed one.
  static Optional<HookClient> client(String[] arguments) {
    return arguments.length == 3 && arguments[0].equals("hook") && arguments[1].equals("--client")
        ? HookClient.named(arguments[2])
        : Optional.empty();
  }
}
