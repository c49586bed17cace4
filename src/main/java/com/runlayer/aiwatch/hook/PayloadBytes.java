// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.tenant.WireJson;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A payload as it is sent on.
final class PayloadBytes {
  private static final int BUFFER = 8192;

  private PayloadBytes() {}

  /// The client's own bytes, without a byte order mark; what is no UTF-8 is replaced.
  static byte[] of(byte[] input) {
    boolean mark =
        input.length >= 3
            && input[0] == (byte) 0xEF
            && input[1] == (byte) 0xBB
            && input[2] == (byte) 0xBF;
    byte[] bytes = mark ? Arrays.copyOfRange(input, 3, input.length) : input;
    return isUtf8(bytes)
        ? bytes
        : new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  /// Decodes into a buffer that is thrown away, because a payload can be as large as the memory.
  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(BUFFER);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return !result.isError();
  }

  /// An object with further fields in front of its own.
  ///
  /// @param object the text of a JSON object
  static byte[] with(byte[] object, ObjectNode fields) {
    if (fields.isEmpty()) {
      return object;
    }
    int open = next(object, 0);
    boolean empty = object[next(object, open + 1)] == '}';
    byte[] head = WireJson.bytes(fields);
    ByteBuffer joined = ByteBuffer.allocate(head.length + object.length - open - (empty ? 2 : 1));
    joined.put(head, 0, head.length - 1);
    if (!empty) {
      joined.put((byte) ',');
    }
    joined.put(object, open + 1, object.length - open - 1);
    return joined.array();
  }

  private static int next(byte[] text, int from) {
    int at = from;
    while (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
      at++;
    }
    return at;
  }
}
