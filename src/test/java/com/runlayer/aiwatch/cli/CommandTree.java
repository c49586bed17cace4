// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;

/// All commands of the program, for whoever describes them. None is run.
public final class CommandTree {
  private CommandTree() {}

  /// The top command with everything below it.
  public static CommandLine of() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Invocation invocation =
        new Invocation(
            new Properties(), Map.of(), Path.of("/"), nowhere, nowhere, Clock.systemUTC());
    return Cli.commands(
        new Session(
            invocation,
            connection -> {
              throw new IllegalStateException("no command is run");
            }));
  }
}
