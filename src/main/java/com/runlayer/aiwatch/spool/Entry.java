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
    int start = lineEnd(file) + 1;
    return header(file)
        .filter(header -> header.length() == file.length - start)
        .map(header -> new Entry(header, file, start));
  }

  /// What a file says about itself, of which only the beginning need be there.
  static Optional<EntryHeader> header(byte[] beginning) {
    int end = lineEnd(beginning);
    if (end == beginning.length || beginning[end] != '\n') {
      return Optional.empty();
    }
    try {
      return EntryHeader.parse(new ObjectMapper().readTree(beginning, 0, end));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty(); // no JSON, no id, no time
    }
  }

  /// Where the first line ends, or what is looked at of it.
  private static int lineEnd(byte[] file) {
    int end = 0;
    while (end < file.length && end < EntryHeader.MAX_BYTES && file[end] != '\n') {
      end++;
    }
    return end;
  }
}
