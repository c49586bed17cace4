// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The hash under which the tenant knows a server's definition.
///
/// SHA-256, in hex, of a JSON object with the keys `args`, `command`, `name`, `type`, `url` in this
/// order, `", "` and `": "` as separators and everything outside ASCII as `\\uXXXX`: byte for byte
/// what Python's `json.dumps(…, sort_keys=True)` writes.
final class ConfigHash {
  private ConfigHash() {}

  /// @param args empty where the definition has none
  static String of(
      String name, String type, Optional<String> command, List<String> args, Optional<String> url) {
    StringBuilder json = new StringBuilder("{\"args\": [");
    Iterator<String> each = args.iterator();
    while (each.hasNext()) {
      string(json, each.next());
      if (each.hasNext()) {
        json.append(", ");
      }
    }
    json.append("], \"command\": ");
    nullable(json, command);
    json.append(", \"name\": ");
    string(json, name);
    json.append(", \"type\": ");
    string(json, type);
    json.append(", \"url\": ");
    nullable(json, url);
    json.append('}');
    return HexFormat.of().formatHex(sha256(json.toString().getBytes(StandardCharsets.US_ASCII)));
  }

  private static void nullable(StringBuilder json, Optional<String> text) {
    text.ifPresentOrElse(value -> string(json, value), () -> json.append("null"));
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            json.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
