// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.hook.event.Decision;
import java.util.Optional;

/// A decision and how it came about.
///
/// @param decision what the client is told
/// @param failedOpen why the tenant could not be asked, where the call was let through for that
public record Judgement(Decision decision, Optional<String> failedOpen) {
  /// No objection, and nobody was asked.
  public static Judgement pass() {
    return new Judgement(new Decision.Pass(), Optional.empty());
  }

  static Judgement of(Decision decision) {
    return new Judgement(decision, Optional.empty());
  }

  static Judgement deny(String reason) {
    return of(new Decision.Deny(reason));
  }
}
