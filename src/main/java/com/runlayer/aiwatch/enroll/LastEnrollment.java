// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How the last enrollment of a user ended, as it is remembered.
///
/// @param finishedAt when
/// @param hostKey which tenant was meant
/// @param outcome what came of it
/// @param error why it failed, in a sentence; empty where it did not
public record LastEnrollment(
    Instant finishedAt, String hostKey, Outcome outcome, Optional<String> error) {
  /// What came of an enrollment.
  public enum Outcome {
    /// The tenant gave a key, and it is stored.
    EXCHANGED,
    /// A key was there and is good.
    ALREADY,
    /// There is no new key.
    FAILED;

    /// As `state.json` and `status --json` spell it.
    public String jsonName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What [EnrollmentRecord] wrote; empty where it makes no sense.
  static Optional<LastEnrollment> read(JsonNode node) {
    try {
      String error = node.path("error").asText("");
      return Optional.of(
          new LastEnrollment(
              Instant.parse(node.path("finished_at").asText("")),
              node.path("host").asText(""),
              Outcome.valueOf(node.path("outcome").asText("").toUpperCase(Locale.ROOT)),
              error.isEmpty() || node.path("error").isNull()
                  ? Optional.empty()
                  : Optional.of(error)));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
