// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Makes lines of bytes that come in pieces. Empty lines are left out: one may stand where two
/// writers met. Of a line that no log has, the beginning is kept.
final class LineSplitter {
  /// More than the longest line of ours, in bytes.
  private static final int MAX_BYTES = 16 * 1024;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream(256);

  LineSplitter(Consumer<String> lines) {
    this.lines = lines;
  }

  /// The next piece.
  void take(byte[] piece) {
    int start = 0;
    for (int i = 0; i < piece.length; i++) {
      if (piece[i] == '\n') {
        keep(piece, start, i);
        end();
        start = i + 1;
      }
    }
    keep(piece, start, piece.length);
  }

  /// Nothing follows what has begun.
  void end() {
    if (begun.size() > 0) {
      lines.accept(begun.toString(StandardCharsets.UTF_8));
      begun.reset();
    }
  }

  private void keep(byte[] piece, int start, int end) {
    int length = Math.min(end - start, MAX_BYTES - begun.size());
    if (length > 0) {
      begun.write(piece, start, length);
    }
  }
}
