// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.hook.event.Decision;
import com.runlayer.aiwatch.hook.source.Lookup;
import java.util.List;
import java.util.Optional;

/// A decision and how it came about.
///
/// @param decision what the client is told
/// @param failedOpen why the tenant could not be asked, where the call was let through for that
/// @param servers what an MCP call can mean, where that was found
public record Judgement(
    Decision decision, Optional<String> failedOpen, List<Lookup.Candidate> servers) {
  /// Copies the list.
  public Judgement {
    servers = List.copyOf(servers);
  }

  /// No objection, and nobody was asked.
  public static Judgement pass() {
    return of(new Decision.Pass());
  }

  static Judgement of(Decision decision) {
    return new Judgement(decision, Optional.empty(), List.of());
  }

  static Judgement deny(String reason) {
    return of(new Decision.Deny(reason));
  }

  static Judgement failedOpen(String clause) {
    return new Judgement(new Decision.Pass(), Optional.of(clause), List.of());
  }

  Judgement about(List<Lookup.Candidate> known) {
    return new Judgement(decision, failedOpen, known);
  }
}
