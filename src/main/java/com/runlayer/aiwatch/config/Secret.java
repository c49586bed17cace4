// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.List;

/// A key that opens something. Its string form is masked, so that a log line or an exception that
/// holds one by accident does not give it away.
///
/// @param value the key itself
public record Secret(String value) {
  private static final List<String> PREFIXES = List.of("rl_org_", "rl_enroll_");
  private static final int SHOWN = 4;

  /// Shorter remainders would be given away too much by their last four characters.
  private static final int HIDDEN_AT_LEAST = 8;

  /// The kind of key and its last four characters, enough to tell two keys apart: `rl_org_…9f3a`.
  public String masked() {
    String prefix = PREFIXES.stream().filter(value::startsWith).findFirst().orElse("");
    int rest = value.length() - prefix.length();
    return rest < SHOWN + HIDDEN_AT_LEAST
        ? prefix + "…"
        : prefix + "…" + value.substring(value.length() - SHOWN);
  }

  @Override
  public String toString() {
    return masked();
  }
}
