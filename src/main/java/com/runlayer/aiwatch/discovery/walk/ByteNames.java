// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A set of names that is asked with the bytes of a directory record: a walk meets a million names
/// and needs a string of nearly none.
final class ByteNames {
  private final byte[][][] byFirstByte = new byte[256][][];

  ByteNames(Set<String> names) {
    for (int first = 0; first < byFirstByte.length; first++) {
      List<byte[]> bucket = new ArrayList<>();
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && Byte.toUnsignedInt(bytes[0]) == first) {
          bucket.add(bytes);
        }
      }
      byFirstByte[first] = bucket.toArray(byte[][]::new);
    }
  }

  boolean contains(byte[] bytes, int start, int length) {
    for (byte[] name : byFirstByte[Byte.toUnsignedInt(bytes[start])]) {
      if (name.length == length && Arrays.equals(name, 0, length, bytes, start, start + length)) {
        return true;
      }
    }
    return false;
  }
}
