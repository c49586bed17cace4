// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.tenant.TenantConnector;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// The door to all commands, for the process and for tests.
public final class Cli {
  private static final int HELP_WIDTH = 100;

  private Cli() {}

  /// Parses the arguments, runs the command that they name and returns the process' exit code.
  /// Never throws and never ends the process.
  public static int run(Invocation invocation, TenantConnector connector, String... arguments) {
    Session session = new Session(invocation, connector);
    ErrorFunnel funnel = new ErrorFunnel(session.redactor());
    PrintWriter out = utf8(invocation.out());
    PrintWriter err = utf8(invocation.err());
    CommandLine command =
        new CommandLine(AiwatchCommand.class, new CommandFactory(session))
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(HELP_WIDTH)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setExecutionExceptionHandler(funnel)
            .setParameterExceptionHandler(funnel);
    try {
      return command.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      // picocli hands exceptions on, but no errors
      err.println("aiwatch: out of memory; this is a defect of aiwatch, please report it");
      return ExitCode.FAILED.code();
    } finally {
      out.flush();
      err.flush();
    }
  }

  /// Named explicitly: a native image has the default character set of the machine that built it.
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
