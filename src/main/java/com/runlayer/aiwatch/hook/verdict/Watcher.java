// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.hook.event.HookEvent;
import com.runlayer.aiwatch.hook.source.Lookup;

/// Decides while the organisation only watches: nothing is blocked and nobody is asked. What a call
/// can reach is looked up all the same, because the tenant will be told.
public final class Watcher implements Judge {
  private final SourceLookup sources;
  private final Notes notes;

  /// @param sources looks MCP servers up
  public Watcher(SourceLookup sources, Notes notes) {
    this.sources = sources;
    this.notes = notes;
  }

  @Override
  public Judgement judge(HookEvent event, byte[] payload) {
    notes.add(() -> "decision: pass, because Enforcement is false");
    return event instanceof HookEvent.McpCall call
            && sources.find(call) instanceof Lookup.Found found
        ? Judgement.pass().about(found.candidates())
        : Judgement.pass();
  }
}
