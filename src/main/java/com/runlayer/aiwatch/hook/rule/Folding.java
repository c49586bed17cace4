// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.text.Normalizer;
import java.util.Locale;

/// Makes names comparable as file systems of macOS compare them: in NFC, with full case folding, so
/// that `ſ` is `s` and `ﬁ` is `fi`. Upper and then lower case of the root locale is that folding
/// for
/// everything that can end up as ASCII, and all guarded names are ASCII.
final class Folding {
  private Folding() {}

  static String fold(String text) {
    boolean plain = true;
    boolean lower = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c < 0x80 || Marks.is(c);
      lower &= c < 'A' || c > 'Z';
    }
    if (plain) {
      return lower ? text : text.toLowerCase(Locale.ROOT);
    }
    String visible = visible(Normalizer.normalize(text, Normalizer.Form.NFC));
    return Normalizer.normalize(
        visible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /// Without the characters that HFS+ ignores in names (the list is that of Git's `utf8.c`, after
  /// CVE-2014-9390).
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ignored =
          (c >= 0x200C && c <= 0x200F)
              || (c >= 0x202A && c <= 0x202E)
              || (c >= 0x206A && c <= 0x206F)
              || c == 0xFEFF;
      if (!ignored) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
