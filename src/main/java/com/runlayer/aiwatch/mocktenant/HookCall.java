// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What a hook asked or told, and what it got to hear.
///
/// @param subject the tool, with the source of an MCP call; empty where the event is about neither
/// @param reason why it was denied or blocked
/// @param eventId the idempotency key that came with it
public record HookCall(
    Instant time,
    Route route,
    String client,
    String eventName,
    String subject,
    Verdict verdict,
    Optional<String> reason,
    Optional<String> eventId) {

  /// The answers of the hook routes.
  public enum Verdict {
    ALLOWED,
    DENIED,
    /// Allowed with other arguments.
    REWRITTEN,
    /// The output may be seen.
    PASSED,
    /// The output may not be seen.
    BLOCKED,
    /// An event, kept.
    RECORDED,
    /// An event that had been delivered before.
    DUPLICATE;

    /// The word for a person.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
