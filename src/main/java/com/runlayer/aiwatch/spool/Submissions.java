// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.tenant.HookSubmission;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the tenant is told of an event: most often one thing.
final class Submissions {
  /// What takes longer to send than most events.
  private static final int LARGE = 256 * 1024;

  private Submissions() {}

  /// The requests for an event, in their order.
  ///
  /// @throws MalformedEventException if its payload is no JSON object
  static List<HookSubmission> of(Entry entry, Transcripts transcripts)
      throws MalformedEventException {
    EntryHeader header = entry.header();
    Optional<String> transcript = transcripts.of(header);
    byte[] body = EventBody.of(entry, transcript);
    List<HookSubmission> submissions = new ArrayList<>();
    submissions.add(
        new HookSubmission(
            header.route(), header.id(), body, transcript.isPresent() || body.length > LARGE));
    EventBody.sessionEnd(entry)
        .ifPresent(
            second ->
                submissions.add(
                    new HookSubmission(
                        header.route(), sessionEndId(header.id()), second, second.length > LARGE)));
    return submissions;
  }

  /// Follows from the event's own, so that a second delivery has the same again.
  private static UUID sessionEndId(UUID id) {
    return UUID.nameUUIDFromBytes((id + " sessionEnd").getBytes(StandardCharsets.US_ASCII));
  }
}
