// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import java.nio.file.Path;
import java.util.List;

/// Knows whether the AI clients start our hook.
public interface HookPresence {
  /// One client.
  ///
  /// @param client its wire name: `claude_code`
  /// @param title as a person calls it: `Claude Code`
  /// @param state whether it starts our hook
  record ClientHook(String client, String title, State state) {}

  /// Whether a client starts our hook.
  sealed interface State {
    /// These of its files name the hook.
    record Present(List<Path> files) implements State {
      /// Copies the list.
      public Present {
        files = List.copyOf(files);
      }
    }

    /// None of its files does.
    ///
    /// @param expected where the hook could stand
    record Missing(List<Path> expected) implements State {
      /// Copies the list.
      public Missing {
        expected = List.copyOf(expected);
      }
    }

    /// A file could not be read, and no other one names the hook.
    ///
    /// @param explanation one clause: `is a named pipe, not a regular file`
    record Unknown(Path file, String explanation) implements State {}

    /// The client is not on this device, and gets its hook only where it is.
    record NoClient() implements State {}
  }

  /// Every client that has hooks, in a fixed order.
  List<ClientHook> clients();
}
