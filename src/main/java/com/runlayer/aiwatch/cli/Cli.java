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
    try (Session session = new Session(invocation, connector)) {
      return run(session, arguments);
    }
  }

  private static int run(Session session, String... arguments) {
    Invocation invocation = session.invocation();
    ErrorFunnel funnel = new ErrorFunnel(session.redactor());
    PrintWriter out = utf8(invocation.out());
    PrintWriter err = utf8(invocation.err());
    CommandLine command =
        commands(session)
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(funnel)
            .setParameterExceptionHandler(funnel);
    try {
      int code = command.execute(arguments);
      if (!Launchd.started(invocation.environment())) {
        session
            .logFailure()
            .ifPresent(why -> err.println("aiwatch: not logged: " + Printable.of(why)));
      }
      return code;
    } catch (OutOfMemoryError | StackOverflowError e) {
      // picocli hands exceptions on, but no errors
      err.println("aiwatch: out of memory; this is a defect of aiwatch, please report it");
      return ExitCode.FAILED.code();
    } finally {
      out.flush();
      err.flush();
    }
  }

  /// All commands, as they are run and as the build describes them in completion and man pages.
  static CommandLine commands(Session session) {
    return new CommandLine(AiwatchCommand.class, new CommandFactory(session))
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
  }

  /// Named explicitly: a native image has the default character set of the machine that built it.
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
