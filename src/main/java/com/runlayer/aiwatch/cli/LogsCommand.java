// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.log.LastLines;
import com.runlayer.aiwatch.log.Level;
import com.runlayer.aiwatch.log.LogReader;
import com.runlayer.aiwatch.platform.Interrupts;
import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.StateException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints the log, and follows it. Writes nothing.
@Command(name = "logs", description = "Prints the log of this user, as root the log of root.")
final class LogsCommand implements Callable<Integer> {
  private static final int MAX_LINES = 100_000;
  private static final Duration POLL = Duration.ofMillis(250);

  private final Session session;

  @Option(
      names = {"-f", "--follow"},
      description = "Print new lines as they come, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many of the last lines to print (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Only lines of this level and above: ${COMPLETION-CANDIDATES}.")
  private @Nullable Level level;

  @Option(names = "--json", description = "Print every line as one JSON object.")
  private boolean json;

  @Spec private CommandSpec spec;

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws StateException {
    if (count < 0 || count > MAX_LINES) {
      throw new ParameterException(
          spec.commandLine(), "--lines must be between 0 and " + MAX_LINES);
    }
    LineFile file = session.logs().file();
    LogLines shown = new LogLines(json, Optional.ofNullable(level));
    LastLines last = new LastLines(count);
    try (LogReader reader =
        new LogReader(
            file,
            line -> {
              if (shown.isWanted(line)) {
                last.accept(line);
              }
            })) {
      boolean there = reader.read();
      if (!follow) {
        reader.finish();
      }
      PrintWriter out = spec.commandLine().getOut();
      last.release(line -> out.println(shown.text(line)));
      if (!there) {
        spec.commandLine()
            .getErr()
            .println(
                "aiwatch: there is no log yet: "
                    + Printable.of(file.paths().getFirst().toString()));
      }
      if (follow) {
        follow(reader, out);
      }
    }
    return ExitCode.DONE.code();
  }

  /// Until the process is interrupted, or nobody reads any more.
  private void follow(LogReader reader, PrintWriter out) throws StateException {
    Surroundings surroundings = session.invocation().surroundings();
    try (Interrupts.Scope _ = surroundings.interrupts().succeed()) {
      while (!out.checkError() && !Thread.interrupted()) {
        surroundings.pause().pass(POLL);
        reader.read();
      }
    }
  }
}
