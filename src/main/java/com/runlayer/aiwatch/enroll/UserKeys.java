// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

/// The form of a user key, as far as this program relies on it: it goes into an HTTP header and
/// into a file of one line.
final class UserKeys {
  /// Many times the length of any key; what is longer is none.
  static final int MAX_LENGTH = 4096;

  private UserKeys() {}

  /// Whether the text is one word of visible ASCII characters.
  static boolean isUsable(String key) {
    return !key.isEmpty()
        && key.length() <= MAX_LENGTH
        && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
