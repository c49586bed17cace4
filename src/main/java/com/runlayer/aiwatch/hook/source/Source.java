// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.util.List;

/// What a client connects to or starts, with its variables expanded.
public sealed interface Source {
  /// A server that is called over the network.
  ///
  /// @param url as it is written; may hold secrets
  record Remote(String url) implements Source {}

  /// A server that the client starts.
  ///
  /// @param words the command and its arguments; may hold secrets
  /// @param environment names of the variables that are set for it
  /// @param circumstances names of the fields that change how it is started: `cwd`, `envFile`
  record Stdio(List<String> words, List<String> environment, List<String> circumstances)
      implements Source {
    /// Copies the lists.
    public Stdio {
      words = List.copyOf(words);
      environment = List.copyOf(environment);
      circumstances = List.copyOf(circumstances);
    }
  }
}
