// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.LastEnrollment.Outcome;
import com.runlayer.aiwatch.platform.StateDocument;
import com.runlayer.aiwatch.platform.StateException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Remembers in `state.json` how the last enrollment ended, for `status` and `doctor`: under
/// launchd
/// nobody reads what it printed.
public final class EnrollmentRecord {
  private static final String MEMBER = "last_enrollment";
  private static final int MAX_SENTENCE = 500;

  private final StateDocument document;
  private final Clock clock;
  private final UnaryOperator<String> redaction;

  /// @param redaction takes secrets out of a sentence, which may quote the tenant
  public EnrollmentRecord(StateDocument document, Clock clock, UnaryOperator<String> redaction) {
    this.document = document;
    this.clock = clock;
    this.redaction = redaction;
  }

  /// How the last enrollment ended; empty where none is known, or its time lies in the future.
  ///
  /// @throws StateException if the state folder is not the user's own
  public Optional<LastEnrollment> last() throws StateException {
    return LastEnrollment.read(document.read().path(MEMBER))
        .filter(last -> !last.finishedAt().isAfter(clock.instant()));
  }

  /// A key that a hook finds is no enrollment, and one that somebody else makes, or that was not
  /// made because one has just failed, is remembered by whoever made it.
  void ended(TenantHost host, EnrollMode mode, EnrollOutcome outcome) {
    switch (outcome) {
      case EnrollOutcome.Exchanged _ -> put(host, Outcome.EXCHANGED, Optional.empty());
      case EnrollOutcome.Already _ -> {
        if (mode != EnrollMode.LAZY) {
          put(host, Outcome.ALREADY, Optional.empty());
        }
      }
      case EnrollOutcome.StoreUnusable unusable -> failed(host, unusable.failure().sentence());
      case EnrollOutcome.NoUsableKey _ ->
          failed(host, "the answer of " + host + " has no usable api_key; check Host");
      case EnrollOutcome.Busy _, EnrollOutcome.CoolingDown _, EnrollOutcome.RootRefused _ -> {}
    }
  }

  void failed(TenantHost host, String sentence) {
    put(host, Outcome.FAILED, Optional.of(cut(redaction.apply(sentence))));
  }

  private void put(TenantHost host, Outcome outcome, Optional<String> error) {
    ObjectNode last = JsonNodeFactory.instance.objectNode();
    last.put("finished_at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    last.put("host", host.hostKey());
    last.put("outcome", outcome.jsonName());
    last.put("error", error.orElse(null));
    try {
      document.change(state -> state.set(MEMBER, last));
    } catch (StateException e) {
      // A note about the enrollment must not change how it ended; marker and key, which are kept in
      // the same folder, are what counts.
    }
  }

  private static String cut(String sentence) {
    return sentence.codePointCount(0, sentence.length()) <= MAX_SENTENCE
        ? sentence
        : sentence.substring(0, sentence.offsetByCodePoints(0, MAX_SENTENCE)) + "…";
  }
}
