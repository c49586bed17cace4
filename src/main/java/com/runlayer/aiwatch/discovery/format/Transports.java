// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import java.util.Optional;
import java.util.Set;

/// How a client talks to a server, in the tenant's words.
final class Transports {
  static final String STDIO = "stdio";
  static final String SSE = "sse";
  static final String STREAMING_HTTP = "streaming-http";

  /// Lower case and without separators.
  private static final Set<String> STREAMING =
      Set.of(
          "http", "streamablehttp", "streaminghttp", "httpstream", "httpstreaming", "streamable");

  private Transports() {}

  /// The type on the wire.
  ///
  /// @param declared what the entry says
  /// @param streamingUrl whether the address stands in a field that is for streamable HTTP only
  static String type(Optional<String> declared, boolean hasCommand, boolean streamingUrl) {
    return declared
        .filter(type -> !type.isBlank() && !type.equals("remote"))
        .map(Transports::named)
        .orElseGet(() -> hasCommand ? STDIO : streamingUrl ? STREAMING_HTTP : SSE);
  }

  /// Every spelling of streamable HTTP is one type; any other word stays as it is.
  private static String named(String type) {
    if (type.equals("local")) { // OpenCode, Kilo: the opposite of "remote", which says nothing here
      return STDIO;
    }
    StringBuilder bare = new StringBuilder(type.length());
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      if (c != '-' && c != '_' && c != ' ') {
        bare.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      }
    }
    return STREAMING.contains(bare.toString()) ? STREAMING_HTTP : type;
  }
}
