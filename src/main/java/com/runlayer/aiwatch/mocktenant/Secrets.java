// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a key is shown to a person: enough to tell which one it is.
final class Secrets {
  private static final Pattern KEY = Pattern.compile("(?s)((?:Bearer )?)((?:rl_[a-z]+_)?)(.*)");

  /// A shorter rest would be given away by its last four characters.
  private static final int SHORTEST_WITH_TAIL = 12;

  private Secrets() {}

  /// A key, alone or as a bearer token, as its prefix and its last four characters.
  static String mask(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      return "…";
    }
    String rest = parts.group(3);
    String tail = rest.length() < SHORTEST_WITH_TAIL ? "" : rest.substring(rest.length() - 4);
    return parts.group(1) + parts.group(2) + "…" + tail;
  }
}
