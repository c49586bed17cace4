// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.redact.Unprintable;

/// Text from files, payloads and the tenant as a terminal may show it.
///
/// What a repository wrote must not move the cursor, hide a line or turn the reading direction, so
/// control, bidirectional and separating characters are shown as `\\u202E` instead of being sent.
final class Printable {
  private Printable() {}

  /// One line that is safe to print.
  static String of(String text) {
    if (text.codePoints().noneMatch(Unprintable::is)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (!Unprintable.is(c)) {
                safe.appendCodePoint(c);
              } else if (c == '\n') {
                safe.append("\\n");
              } else if (c == '\t') {
                safe.append("\\t");
              } else {
                for (char unit : Character.toChars(c)) {
                  safe.append(String.format("\\u%04X", (int) unit));
                }
              }
            });
    return safe.toString();
  }
}
