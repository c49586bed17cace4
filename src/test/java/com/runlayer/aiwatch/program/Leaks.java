// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds secrets in text, and pieces of them that are longer than what may be shown: the prefix
/// that
/// tells the kind of key, and the last four characters. Percent signs and base64 hide nothing.
final class Leaks {
  private static final int PIECE = 8;
  private static final int ENCODED_PIECE = 12;
  private static final int CONTEXT = 40;

  private final Map<String, String> pieces = new HashMap<>();

  /// Adds a secret.
  ///
  /// @param name says which one was found
  /// @param prefix what it begins with and everybody may see
  Leaks secret(String name, String prefix, String value) {
    if (!value.startsWith(prefix) || value.length() < prefix.length() + PIECE) {
      throw new IllegalArgumentException("too short to be looked for: " + name);
    }
    add(name, value, PIECE, 0, value.length(), prefix.length());
    String escaped = URLEncoder.encode(value, StandardCharsets.UTF_8);
    add(name + " with percent signs", escaped, PIECE, 0, escaped.length(), prefix.length());
    for (int before = 0; before < 3; before++) {
      base64(name, prefix.length(), before, value);
    }
    return this;
  }

  /// Adds what another one finds.
  Leaks and(Leaks other) {
    Leaks both = new Leaks();
    both.pieces.putAll(pieces);
    both.pieces.putAll(other.pieces);
    return both;
  }

  /// What is in a text, each secret once.
  ///
  /// @param where names the text
  List<String> in(String where, String text) {
    Map<String, String> found = new HashMap<>();
    for (int length : new int[] {PIECE, ENCODED_PIECE}) {
      for (int i = 0; i + length <= text.length(); i++) {
        String name = pieces.get(text.substring(i, i + length));
        if (name != null) {
          String around =
              text.substring(
                  Math.max(0, i - CONTEXT), Math.min(text.length(), i + length + CONTEXT));
          found.putIfAbsent(name, where + " holds " + name + ": " + around);
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  /// Three bytes are four characters, so that there are three ways in which a secret can lie in a
  /// longer text. The characters at the borders are its neighbours' too.
  private void base64(String name, int shown, int before, String value) {
    String encoded =
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString(("x".repeat(before) + value).getBytes(StandardCharsets.UTF_8));
    int begin = before == 0 ? 0 : before + 1;
    int after = ((before + shown) * 8 + 5) / 6;
    add(name + " in base64", encoded, ENCODED_PIECE, begin, encoded.length() - 1, after);
    add(
        name + " in base64",
        encoded.replace('+', '-').replace('/', '_'),
        ENCODED_PIECE,
        begin,
        encoded.length() - 1,
        after);
  }

  /// @param shown how many characters at the beginning may be seen
  private void add(String name, String text, int length, int begin, int end, int shown) {
    for (int i = begin; i + length <= end; i++) {
      if (i + length > shown) {
        pieces.put(text.substring(i, i + length), name);
      }
    }
  }
}
