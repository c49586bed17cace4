// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;

/// An event as its file holds it: one line of JSON that says what it is, then the payload as it
/// came. The payload is never copied out of the file: both may be sixteen megabytes.
///
/// @param file the whole file
/// @param start where the payload begins in it
@SuppressWarnings("ArrayRecordComponent") // never compared
record Entry(EntryHeader header, byte[] file, int start) {
  /// Reads a file; empty where it is cut short or says what no version of this program writes.
  static Optional<Entry> parse(byte[] file) {
    int end = 0;
    while (end < file.length && end < EntryHeader.MAX_BYTES && file[end] != '\n') {
      end++;
    }
    if (end >= file.length || file[end] != '\n') {
      return Optional.empty();
    }
    int start = end + 1;
    try {
      return EntryHeader.parse(new ObjectMapper().readTree(file, 0, end))
          .filter(header -> header.length() == file.length - start)
          .map(header -> new Entry(header, file, start));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty(); // no JSON, no id, no time
    }
  }
}
