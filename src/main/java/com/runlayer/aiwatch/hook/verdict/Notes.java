// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import java.util.function.Supplier;

/// Hears how a decision came about; for `--explain`.
public interface Notes {
  /// Notes that nobody reads, and that cost nothing.
  Notes NONE = _ -> {};

  /// One step, as a line for a person.
  void add(Supplier<String> line);
}
