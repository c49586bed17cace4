// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.util.Comparator;
import java.util.Optional;

/// The name of an event's file, from which its place in the order and its rank are known without
/// opening it: `001795521600000-4711-1-c-9f3a77e0.event`.
///
/// @param millis when it was kept, since 1970
/// @param process which process kept it
/// @param counter the how many-th event of that process
/// @param own whether it is this program's own, which is given up last
/// @param mark tells apart what is equal otherwise
record EntryName(long millis, long process, long counter, boolean own, String mark)
    implements Comparable<EntryName> {
  private static final String END = ".event";
  private static final int PARTS = 5;
  private static final int MAX_LENGTH = 100;
  private static final int TIME_DIGITS = 15;
  private static final int MAX_DIGITS = 18;
  private static final int MARK = 8;

  private static final Comparator<EntryName> ORDER =
      Comparator.comparingLong(EntryName::millis)
          .thenComparingLong(EntryName::process)
          .thenComparingLong(EntryName::counter)
          .thenComparing(EntryName::mark);

  /// Reads a name; empty where it is no such name.
  static Optional<EntryName> parse(String name) {
    if (!name.endsWith(END) || name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] parts = name.substring(0, name.length() - END.length()).split("-", -1);
    if (parts.length != PARTS
        || parts[0].length() != TIME_DIGITS
        || !isNumber(parts[0])
        || !isNumber(parts[1])
        || !isNumber(parts[2])
        || !(parts[3].equals("c") || parts[3].equals("o"))
        || parts[4].length() != MARK) {
      return Optional.empty();
    }
    EntryName parsed =
        new EntryName(
            Long.parseLong(parts[0]),
            Long.parseLong(parts[1]),
            Long.parseLong(parts[2]),
            parts[3].equals("o"),
            parts[4]);
    return parsed.toString().equals(name) ? Optional.of(parsed) : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public int compareTo(EntryName other) {
    return ORDER.compare(this, other);
  }

  /// The file's name.
  @Override
  public String toString() {
    String time = Long.toString(millis);
    return "0".repeat(Math.max(0, TIME_DIGITS - time.length()))
        + time
        + "-"
        + process
        + "-"
        + counter
        + (own ? "-o-" : "-c-")
        + mark
        + END;
  }
}
