// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.platform.StateException;
import java.util.List;

/// Looks at one thing.
public interface Check {
  /// What `doctor --json` and the documentation call it: `host`.
  String name();

  /// The checks without whose success this one makes no sense; they come earlier.
  default List<String> needs() {
    return List.of();
  }

  /// Looks.
  ///
  /// @throws StateException if the state folder cannot be used, which is a finding of its own
  Finding run() throws StateException;
}
