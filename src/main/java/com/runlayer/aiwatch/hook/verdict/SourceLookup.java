// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.source.Lookup;

/// What an MCP call can reach, by the client's own configuration.
public interface SourceLookup {
  /// All that the call can mean.
  Lookup find(HookEvent.McpCall call);
}
