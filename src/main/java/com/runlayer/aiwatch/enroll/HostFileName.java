// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A host key as part of a file's name. File systems end names at 255 bytes; a host name may have
/// 253 characters, a port follows it, and marks and unfinished files put words around both.
public final class HostFileName {
  /// Leaves room for `.key-rejected-` and for what the name of an unfinished file adds.
  private static final int LONGEST = 200;

  private static final int KEPT = 120;

  private HostFileName() {}

  /// The host key itself, or, of one that is too long, its beginning and a digest of all of it.
  /// What came out is never changed again, so the names of a folder can be asked about like host
  /// keys.
  public static String of(String hostKey) {
    return hostKey.length() <= LONGEST
        ? hostKey
        // no host key holds a tilde
        : hostKey.substring(0, KEPT) + "~" + digest(hostKey);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
