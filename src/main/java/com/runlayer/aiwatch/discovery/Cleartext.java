// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import java.util.Locale;

/// Tells whether an address sends in clear what leaves this device.
final class Cleartext {
  private Cleartext() {}

  /// @param url as a file has it, perhaps with variables
  static boolean leavesDevice(String url) {
    String lower = url.strip().toLowerCase(Locale.ROOT);
    int scheme = lower.startsWith("http://") ? 7 : lower.startsWith("ws://") ? 5 : 0;
    if (scheme == 0) {
      return false;
    }
    String host = host(lower.substring(scheme));
    return !(host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("0.0.0.0")
        || host.equals("host.docker.internal"));
  }

  private static String host(String rest) {
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(rest.lastIndexOf('@', end) + 1, end);
    if (authority.startsWith("[")) {
      int close = authority.indexOf(']');
      return close < 0 ? authority : authority.substring(1, close);
    }
    int colon = authority.indexOf(':');
    return colon < 0 ? authority : authority.substring(0, colon);
  }
}
