// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;

/// What a run of the program gets from outside; a test gives its own.
///
/// @param properties the system properties: `aiwatch.root`, `aiwatch.layout`, the account
/// @param environment the environment variables
/// @param workingDirectory what relative arguments mean
/// @param in where input comes from; read only by what asks for it
/// @param out where results go
/// @param err where diagnostics go
/// @param clock the time
/// @param surroundings what it shares with others
public record Invocation(
    Properties properties,
    Map<String, String> environment,
    Path workingDirectory,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Clock clock,
    Surroundings surroundings) {
  /// A run with nothing on its stdin.
  public Invocation(
      Properties properties,
      Map<String, String> environment,
      Path workingDirectory,
      PrintStream out,
      PrintStream err,
      Clock clock,
      Surroundings surroundings) {
    this(
        properties,
        environment,
        workingDirectory,
        InputStream.nullInputStream(),
        out,
        err,
        clock,
        surroundings);
  }

  /// A run whose output is collected, without a terminal.
  public Invocation(
      Properties properties,
      Map<String, String> environment,
      Path workingDirectory,
      PrintStream out,
      PrintStream err,
      Clock clock) {
    this(properties, environment, workingDirectory, out, err, clock, Surroundings.none());
  }
}
