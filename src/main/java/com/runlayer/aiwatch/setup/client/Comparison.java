// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.runlayer.aiwatch.setup.edit.Change;
import java.util.List;

/// A file held against what is wanted in it.
///
/// @param ours how many entries of ours it has, in whatever form
/// @param changes what makes it what is wanted; empty where it is
/// @param reasons why, a clause for each difference: `preToolUse is missing`
public record Comparison(int ours, List<Change> changes, List<String> reasons) {
  /// Copies the lists.
  public Comparison {
    changes = List.copyOf(changes);
    reasons = List.copyOf(reasons);
  }

  /// Whether nothing has to be done.
  public boolean inPlace() {
    return changes.isEmpty();
  }
}
