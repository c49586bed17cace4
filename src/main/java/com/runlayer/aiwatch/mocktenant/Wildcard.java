// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// Patterns with `*` for any characters and `?` for one; case counts.
final class Wildcard {
  private Wildcard() {}

  /// Whether the whole text matches. Goes back to the last `*` only, so the time grows with pattern
  /// × text at most.
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
