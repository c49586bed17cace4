// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.OwnProcess;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/// Writes the events of one run to the log file.
///
/// A file that cannot be written costs the lines and nothing else: after the first failure it is
/// left alone for the rest of the run, so that a full disk slows nobody down.
public final class Journal {
  private final LineFile file;
  private final Redactor redactor;
  private final Clock clock;
  private final Optional<Level> least;
  private Optional<String> failure = Optional.empty();

  /// @param file nothing of it is touched before the first line
  /// @param redactor takes secrets out of every message
  /// @param clock when events happen
  /// @param least the least level that is written; empty where nothing is
  public Journal(LineFile file, Redactor redactor, Clock clock, Optional<Level> least) {
    this.file = file;
    this.redactor = redactor;
    this.clock = clock;
    this.least = least;
  }

  /// The log of one command.
  public EventLog of(String command) {
    return (level, message) -> entry(command, level, message).ifPresent(this::write);
  }

  /// The event as it would be stored; empty where its level is not wanted.
  public Optional<Entry> entry(String command, Level level, String message) {
    return least
        .filter(level::reaches)
        .map(
            wanted ->
                new Entry(
                    clock.instant(), level, command, OwnProcess.pid(), redactor.text(message)));
  }

  /// Stores an event.
  public synchronized void write(Entry entry) {
    if (failure.isPresent()) {
      return;
    }
    try {
      file.append((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (StateException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// Why lines are missing; empty where none are.
  public synchronized Optional<String> failure() {
    return failure;
  }
}
