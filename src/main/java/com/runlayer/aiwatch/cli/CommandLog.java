// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.log.EventLog;
import com.runlayer.aiwatch.log.Journal;
import com.runlayer.aiwatch.log.Level;
import java.io.PrintWriter;
import java.util.Optional;

/// The log of one command: the file, and for whoever wants to see it the same lines on stderr.
final class CommandLog implements EventLog {
  private final Journal journal;
  private final String name;
  private final boolean stored;
  private final Optional<PrintWriter> mirror;

  /// @param name of the command, in its lines
  /// @param stored whether the file is written
  /// @param mirror where the lines are printed as well
  CommandLog(Journal journal, String name, boolean stored, Optional<PrintWriter> mirror) {
    this.journal = journal;
    this.name = name;
    this.stored = stored;
    this.mirror = mirror;
  }

  @Override
  public void log(Level level, String message) {
    log(level, message, mirror);
  }

  /// What ended the command, which stderr says already.
  void failed(String message) {
    log(Level.ERROR, message, Optional.empty());
  }

  /// What the configuration has and what does not count.
  void problems(Settings settings) {
    settings.problems().forEach(problem -> warn(problem.sentence()));
  }

  private void log(Level level, String message, Optional<PrintWriter> shown) {
    journal
        .entry(name, level, message)
        .ifPresent(
            entry -> {
              if (stored) {
                journal.write(entry);
              }
              shown.ifPresent(to -> to.println(Printable.of(entry.line())));
            });
  }
}
