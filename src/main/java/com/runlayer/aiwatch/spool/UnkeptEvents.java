// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.tenant.HookSubmission;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/// Puts events into words that could not be kept: as a courier would tell them, but without a
/// number in their session, because the numbers are kept beside the events.
public final class UnkeptEvents {
  /// Who sends it has no time for more.
  private static final int MAX_PAYLOAD = 1024 * 1024;

  private final Transcripts transcripts;
  private final Clock clock;
  private final Supplier<UUID> ids;

  /// @param ids random
  public UnkeptEvents(Transcripts transcripts, Clock clock, Supplier<UUID> ids) {
    this.transcripts = transcripts;
    this.clock = clock;
    this.ids = ids;
  }

  /// What is sent of an event; nothing of one that is no JSON object, or large.
  public List<HookSubmission> submissions(SpoolEvent event) {
    if (event.payload().length > MAX_PAYLOAD) {
      return List.of();
    }
    EntryHeader header = EntryHeader.of(event, ids.get(), clock.instant(), OptionalLong.empty());
    try {
      return Submissions.of(new Entry(header, event.payload(), 0), transcripts);
    } catch (MalformedEventException e) {
      return List.of();
    }
  }
}
