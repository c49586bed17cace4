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
  /// @param holes what stays open although it does: a sentence each
  record ClientHook(String client, String title, State state, List<String> holes) {
    /// Copies the list.
    public ClientHook {
      holes = List.copyOf(holes);
    }
  }

  /// Whether a client starts our hook.
  sealed interface State {
    /// These of its files have what is wanted, all of it.
    record Present(List<Path> files) implements State {
      /// Copies the list.
      public Present {
        files = List.copyOf(files);
      }
    }

    /// None of its files has anything of ours.
    ///
    /// @param expected where the hook could stand
    record Missing(List<Path> expected) implements State {
      /// Copies the list.
      public Missing {
        expected = List.copyOf(expected);
      }
    }

    /// Something of ours is there, and not what is wanted.
    ///
    /// @param files in which something is missing or different
    record Drifted(List<Path> files) implements State {
      /// Copies the list.
      public Drifted {
        files = List.copyOf(files);
      }
    }

    /// Everything is there, and the client does not heed it.
    ///
    /// @param reason one sentence
    record NotHeeded(Path file, String reason) implements State {}

    /// A file cannot be read, or the client itself would not take it.
    ///
    /// @param explanation one clause: `is a named pipe, not a regular file`
    record Unknown(Path file, String explanation) implements State {}

    /// The client is not on this device, and gets its hook only where it is.
    record NoClient() implements State {}
  }

  /// Every client that has hooks, in a fixed order.
  List<ClientHook> clients();
}
