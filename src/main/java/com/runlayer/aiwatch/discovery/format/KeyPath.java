// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import java.util.List;

/// The way from the top of a file to a value, one key per level. [#ANY] stands for every key of its
/// level, and what it stood for is the entry's project. A dot in a key is part of the key.
///
/// @param keys at least one
public record KeyPath(List<String> keys) {
  /// Stands for every key of a level.
  public static final String ANY = "*";

  /// Copies the list.
  public KeyPath {
    keys = List.copyOf(keys);
  }

  boolean matches(int level, String key) {
    String wanted = keys.get(level);
    return wanted.equals(key) || wanted.equals(ANY);
  }

  boolean isAny(int level) {
    return keys.get(level).equals(ANY);
  }

  boolean endsAt(int level) {
    return keys.size() == level + 1;
  }
}
