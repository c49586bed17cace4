// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.hook.event.HookEvent;
import java.util.List;
import java.util.Optional;

/// What an MCP call can reach, by the client's own configuration.
public interface SourceLookup {
  /// All that the call can mean.
  Sources find(HookEvent.McpCall call);

  /// What was found.
  sealed interface Sources {
    /// Every one of these has to be allowed.
    ///
    /// @param sources at least one, all different
    record Found(List<Source> sources) implements Sources {
      /// Copies the list.
      public Found {
        sources = List.copyOf(sources);
      }
    }

    /// The call cannot be put to the tenant.
    ///
    /// @param reason a sentence for the person and the model
    record Refused(String reason) implements Sources {}
  }

  /// What the tenant is asked about: exactly one of the two.
  ///
  /// @param url of a remote server
  /// @param command of a local one with its arguments
  record Source(Optional<String> url, Optional<String> command) {
    @Override
    public String toString() {
      return url.or(() -> command).orElse("");
    }
  }
}
