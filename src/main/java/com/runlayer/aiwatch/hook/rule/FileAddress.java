// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Addresses of files, and which addresses lead elsewhere.
final class FileAddress {
  private static final String FILE = "file:";

  /// Schemes whose path is a server's, not the device's.
  private static final String[] REMOTE = {
    "https",
    "http",
    "wss",
    "ws",
    "ssh",
    "git",
    "git+https",
    "git+ssh",
    "ftp",
    "ftps",
    "sftp",
    "s3",
    "gs",
    "oci",
    "docker"
  };

  private FileAddress() {}

  static boolean isOne(String text) {
    return text.regionMatches(true, 0, FILE, 0, FILE.length());
  }

  /// The path of a `file:` address, without host, query and fragment, its percent-encoding undone.
  static String path(String address) {
    int at = FILE.length();
    if (address.startsWith("//", at)) {
      int slash = address.indexOf('/', at + 2);
      at = slash < 0 ? address.length() : slash;
    }
    int end = at;
    while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
      end++;
    }
    return decoded(address.substring(at, end));
  }

  /// Where an address of another machine begins, or the length of the text.
  static int remoteStart(String text) {
    int mark = text.indexOf("://");
    while (mark >= 0) {
      for (String scheme : REMOTE) {
        int start = mark - scheme.length();
        boolean whole =
            start == 0 || (start > 0 && !Character.isLetterOrDigit(text.charAt(start - 1)));
        if (whole && text.regionMatches(true, start, scheme, 0, scheme.length())) {
          return start;
        }
      }
      mark = text.indexOf("://", mark + 3);
    }
    return text.length();
  }

  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && low >= 0) {
        out.put((byte) (high * 16 + low));
        i += 2;
      } else {
        out.put(bytes[i]);
      }
    }
    return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
  }
}
