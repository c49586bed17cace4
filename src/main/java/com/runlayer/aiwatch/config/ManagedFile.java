// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One file that the administrator put on the device, as it was read.
///
/// @param source which file
/// @param state what came of reading it
/// @param values what counts of it
/// @param problems what does not count of it, or why nothing does
public record ManagedFile(
    Source.Managed source, State state, Map<Key, Value> values, List<ConfigProblem> problems) {

  /// What came of reading a managed file.
  public enum State {
    ABSENT,
    READ,
    /// It is there and is no property list, or may not be read. It still makes the device a managed
    /// one.
    UNREADABLE
  }

  /// The usable value for a key.
  public Optional<Value> value(Key key) {
    return Optional.ofNullable(values.get(key));
  }

  /// Whether something is there.
  public boolean exists() {
    return state != State.ABSENT;
  }
}
