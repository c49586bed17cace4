// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Optional;

/// Something in the configuration that does not count, for `status`, `doctor` and the log.
///
/// @param source where it stands
/// @param key whose value it is; empty where the source as a whole is meant
/// @param sentence for a person, with the source and what to do; never a secret
public record ConfigProblem(Source source, Optional<Key> key, String sentence) {
  static ConfigProblem value(Source source, Key key, String clause) {
    return new ConfigProblem(
        source,
        Optional.of(key),
        key.title() + " from " + source.describe() + " does not count: " + clause + ".");
  }

  static ConfigProblem entry(Source source, Key key, int number, String clause) {
    return new ConfigProblem(
        source,
        Optional.of(key),
        "Entry "
            + number
            + " of "
            + key.title()
            + " from "
            + source.describe()
            + " does not count: "
            + clause
            + ".");
  }

  static ConfigProblem file(Source source, String clause) {
    return new ConfigProblem(
        source,
        Optional.empty(),
        source.describe() + " " + clause + "; nothing in it counts until the file is replaced.");
  }
}
