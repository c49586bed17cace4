// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import java.util.Set;

/// Takes the secret out of a value of which the place says that it is one.
final class Values {
  private static final String REDACTED = Redactor.REDACTED;

  /// Before the secret in a header, and no part of it.
  private static final Set<String> SCHEMES =
      Set.of("bearer", "basic", "digest", "token", "apikey", "negotiate");

  /// Values that say how, not with what.
  private static final Set<String> HARMLESS =
      Set.of(
          ("true false none null yes no on off auto default required optional basic bearer digest"
                  + " oauth oauth2 token apikey api-key iam string")
              .split(" "));

  private Values() {}

  static boolean isScheme(String word) {
    return word.length() <= 10 && SCHEMES.contains(lower(word));
  }

  static boolean isHarmless(String word) {
    return word.length() <= 10 && HARMLESS.contains(lower(word));
  }

  /// A value that is a secret: what remains are references to variables and the name of a scheme.
  static String secret(String value) {
    int at = skipSpaces(value, 0);
    int word = at;
    while (word < value.length() && Chars.isLetterOrDigit(value.charAt(word))) {
      word++;
    }
    if (word < value.length()
        && Chars.isSpace(value.charAt(word))
        && isScheme(value.substring(at, word))) {
      at = skipSpaces(value, word);
    }
    if (at == value.length()) {
      return value;
    }
    String rest = value.substring(at);
    return value.substring(0, at) + (isReferences(rest) ? defaults(rest) : REDACTED);
  }

  /// A value that is a secret or where one is kept: a path and a harmless word remain.
  static String suspect(String value) {
    if (isHarmless(value)) {
      return value;
    }
    if (value.startsWith("/")
        || value.startsWith("./")
        || value.startsWith("../")
        || value.startsWith("~/")) {
      return Words.redact(value);
    }
    return value.contains("://") ? Words.redact(value) : secret(value);
  }

  /// A header line, `Name: value`. No value of a header leaves the device, whatever its name.
  static String header(String line) {
    int colon = line.indexOf(':');
    int equals = line.indexOf('=');
    int mark = colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
    if (mark < 0 || line.startsWith("{") || References.end(line, 0) > mark) {
      return new TextScanner(line).redact();
    }
    return Words.redact(line.substring(0, mark))
        + line.charAt(mark)
        + secret(line.substring(mark + 1));
  }

  /// `user:password`; user and group ids, as containers take them, are none.
  static String userAndPassword(String value) {
    int colon = value.indexOf(':');
    if (colon < 0 || References.end(value, 0) > colon) {
      return Words.redact(value);
    }
    boolean ids = true;
    for (int i = 0; i < value.length(); i++) {
      ids &= Chars.isDigit(value.charAt(i)) || i == colon;
    }
    return ids ? value : value.substring(0, colon + 1) + secret(value.substring(colon + 1));
  }

  /// Whether a value is made of references to variables and separators only.
  static boolean isReferences(String value) {
    boolean any = false;
    int at = 0;
    while (at < value.length()) {
      int end = References.end(value, at);
      if (end > at) {
        any = true;
        at = end;
      } else if (Chars.isLetterOrDigit(value.charAt(at))) {
        return false;
      } else {
        at++;
      }
    }
    return any;
  }

  /// References stay, but the default value of one that stands for a secret is a secret.
  private static String defaults(String references) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < references.length()) {
      int end = References.end(references, at);
      int value = References.defaultValue(references, at, end);
      if (end == at) {
        out.append(references.charAt(at++));
      } else if (value < end - 1) {
        out.append(references, at, value).append(REDACTED).append('}');
        at = end;
      } else {
        out.append(references, at, end);
        at = end;
      }
    }
    return out.toString();
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && Chars.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String lower(String word) {
    StringBuilder lower = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      lower.append(Chars.lower(word.charAt(i)));
    }
    return lower.toString();
  }
}
