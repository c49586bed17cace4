// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One event, and the one form in which it is stored: `TIME LEVEL COMMAND[PID] MESSAGE`, with one
/// space between them. Command and message are escaped ([Escapes]), so that a line parses back to
/// what it was made of.
///
/// @param time of the event, cut to milliseconds
/// @param level how much it matters
/// @param command whose event it is: `scan`; several words are joined by `-`
/// @param pid the process
/// @param message a sentence without secrets
public record Entry(Instant time, Level level, String command, long pid, String message) {
  /// How many characters a stored message may have; the rest is cut off, and `…` says so.
  public static final int MAX_MESSAGE = 2_000;

  private static final int MAX_COMMAND = 40;

  /// Cuts the time to what is stored.
  public Entry {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  /// The line, without a line end.
  public String line() {
    return times().format(time)
        + ' '
        + level
        + ' '
        + Escapes.escape(command.replace(' ', '-').replace('[', '-'), MAX_COMMAND)
        + '['
        + pid
        + "] "
        + Escapes.escape(message, MAX_MESSAGE);
  }

  /// The event of a stored line; empty where the line is none of ours, such as what another program
  /// writes when it rotates the file.
  public static Optional<Entry> parse(String line) {
    int level = line.indexOf(' ') + 1;
    int command = line.indexOf(' ', level) + 1;
    int pid = line.indexOf('[', command) + 1;
    int end = line.indexOf("] ", pid);
    if (level == 0 || command == 0 || pid == 0 || end < 0) {
      return Optional.empty();
    }
    try {
      Instant time = Instant.parse(line.substring(0, level - 1));
      Optional<Level> known = Level.named(line.substring(level, command - 1));
      long process = Long.parseLong(line, pid, end, 10);
      return known.map(
          each ->
              new Entry(
                  time,
                  each,
                  Escapes.unescape(line.substring(command, pid - 1)),
                  process,
                  Escapes.unescape(line.substring(end + 2))));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Three digits of a second in any case, so that lines stand below each other.
  private static DateTimeFormatter times() {
    return new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  }
}
