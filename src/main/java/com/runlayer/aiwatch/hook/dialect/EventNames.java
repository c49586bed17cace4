// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.dialect;

/// Names of events.
///
/// Cursor writes them with a small first letter, Claude Code and Codex with a large one, and either
/// reads the other's files, so both spellings name the same event.
final class EventNames {
  /// No client's name is longer; what is longer is no name.
  private static final int MAX_LENGTH = 100;

  private EventNames() {}

  /// Whether it can be a name at all: printable ASCII without spaces.
  static boolean isPlausible(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) <= ' ' || name.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  /// The name with a small first letter: `preToolUse`.
  static String canonical(String name) {
    if (name.isEmpty()) {
      return name;
    }
    char first = name.charAt(0);
    return first >= 'A' && first <= 'Z' ? (char) (first + ('a' - 'A')) + name.substring(1) : name;
  }
}
