// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Property lists whose root is a dictionary, in both of Apple's formats.
///
/// Read here and not with a general library because the file decides whom the program talks to:
/// nothing but the values of the root and the elements of an array in it is built, so depth,
/// references and entities of a hostile file cost nothing.
final class Plist {
  private static final byte[] BINARY = "bplist".getBytes(StandardCharsets.US_ASCII);

  private Plist() {}

  /// The entries of the root dictionary.
  ///
  /// @param bytes a whole file
  /// @throws PlistException if the bytes are no property list, or one that no MDM writes
  static Map<String, PlistValue> read(byte[] bytes) throws PlistException {
    if (bytes.length == 0) {
      throw new PlistException("is empty");
    }
    boolean binary =
        bytes.length >= BINARY.length
            && Arrays.equals(bytes, 0, BINARY.length, BINARY, 0, BINARY.length);
    return binary ? new BinaryPlist(bytes).read() : XmlPlist.read(bytes);
  }
}
