// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import com.runlayer.aiwatch.redact.Unprintable;
import java.util.HexFormat;

/// Text as one line that a terminal may show and that can be turned back: a backslash is doubled,
/// and what is not to be seen as itself (control, formatting, separating and unassigned characters)
/// is `\n`, `\t`, or its UTF-16 units as `\u202E`.
final class Escapes {
  private static final String CUT = "…";
  private static final int UNIT_DIGITS = 4;

  private Escapes() {}

  /// @param atMost characters of the result; never cut within an escape or a pair of units
  static String escape(String text, int atMost) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), atMost) + 16);
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String escaped = escaped(c);
      int left = i < text.length() ? CUT.length() : 0;
      if (line.length() + escaped.length() + left > atMost) {
        return line.append(CUT).toString();
      }
      line.append(escaped);
    }
    return line.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default -> Unprintable.is(c) ? units(c) : Character.toString(c);
    };
  }

  private static String units(int c) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      units.append("\\u").append(HexFormat.of().withUpperCase().toHexDigits(unit));
    }
    return units.toString();
  }

  /// What was escaped; an escape that is none stays as it is.
  static String unescape(String line) {
    StringBuilder text = new StringBuilder(line.length());
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i++);
      if (c != '\\' || i == line.length()) {
        text.append(c);
        continue;
      }
      char kind = line.charAt(i++);
      switch (kind) {
        case '\\' -> text.append('\\');
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        default -> {
          int unit = kind == 'u' ? unit(line, i) : -1;
          if (unit >= 0) {
            text.append((char) unit);
            i += UNIT_DIGITS;
          } else {
            text.append(c).append(kind);
          }
        }
      }
    }
    return text.toString();
  }

  /// @return -1 where four hexadecimal digits do not follow
  private static int unit(String line, int start) {
    if (start + UNIT_DIGITS > line.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = start; i < start + UNIT_DIGITS; i++) {
      int digit = Character.digit(line.charAt(i), 16);
      if (digit < 0 || line.charAt(i) > 'f') {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }
}
