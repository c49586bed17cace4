// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;

/// The bytes by which the system knows a file. A path's string is no way to them: a name that is
/// not valid in the process' encoding (any name beyond ASCII where `LANG=C`) has lost its bytes
/// there. The path's URI still has them.
final class PathBytes {
  private PathBytes() {}

  /// The path that bytes stand for: the other direction, also where they are no text in the
  /// process' character set. A URI is the one way to a [Path] that keeps every byte.
  ///
  /// @param bytes absolute, without a NUL
  static Path toPath(byte[] bytes) {
    StringBuilder uri = new StringBuilder("file://".length() + bytes.length * 3 / 2);
    uri.append("file://");
    for (byte b : bytes) {
      if (isPlain(b)) {
        uri.append((char) b);
      } else {
        uri.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  private static boolean isPlain(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '/';
  }

  /// The bytes of an absolute path, with a NUL at the end; a relative one is resolved against
  /// `user.dir` first.
  static byte[] of(Path path) {
    String encoded = path.toUri().getRawPath();
    // The URI of a folder, or of a link to one, ends with a slash, and a slash makes the system
    // follow the link.
    if (encoded.length() > 1 && encoded.endsWith("/")) {
      encoded = encoded.substring(0, encoded.length() - 1);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length() + 1);
    int i = 0;
    while (i < encoded.length()) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
        i += 3;
      } else {
        bytes.write(c);
        i++;
      }
    }
    bytes.write(0);
    return bytes.toByteArray();
  }
}
