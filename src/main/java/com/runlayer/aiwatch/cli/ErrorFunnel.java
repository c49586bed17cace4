// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.ConfigRefusedException;
import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.redact.Redactor;
import com.runlayer.aiwatch.tenant.TenantException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where a failure becomes a sentence on stderr and an exit code.
final class ErrorFunnel implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final String NAME = "aiwatch: ";

  private final Redactor redactor;

  ErrorFunnel(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    return switch (failure) {
      case CommandFailure known -> failed(command, known, known.exitCode());
      case ConfigRefusedException known -> failed(command, known, ExitCode.USAGE);
      case TenantException known -> failed(command, known, ExitCode.FAILED);
      case StateException known -> failed(command, known, ExitCode.FAILED);
      case PlatformUnavailableException known -> failed(command, known, ExitCode.FAILED);
      default -> unexpected(failure, command);
    };
  }

  /// A failure that nobody foresaw is a defect of this program: its class is named, its message is
  /// not trusted to be free of secrets, and the stack only appears when asked for.
  private int unexpected(Exception failure, CommandLine command) {
    boolean verbose =
        command.getParseResult() != null && command.getParseResult().hasMatchedOption("--verbose");
    int code =
        failed(
            command,
            "unexpected "
                + failure.getClass().getSimpleName()
                + "; this is a defect of aiwatch, please report it"
                + (verbose ? "" : " with the output of --verbose"),
            ExitCode.FAILED);
    if (verbose) {
      for (StackTraceElement element : failure.getStackTrace()) {
        command.getErr().println("  at " + element);
      }
    }
    return code;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    say(command, failure, ExitCode.USAGE);
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE.code();
  }

  private int say(CommandLine command, Exception failure, ExitCode code) {
    return say(command, String.valueOf(failure.getMessage()), code);
  }

  /// What ends a command that keeps a log, in the log as well.
  private int failed(CommandLine command, String sentence, ExitCode code) {
    if (command.getCommandSpec().userObject() instanceof Logged logged) {
      logged.log().failed(sentence);
    }
    return say(command, sentence, code);
  }

  private int failed(CommandLine command, Exception failure, ExitCode code) {
    return failed(command, String.valueOf(failure.getMessage()), code);
  }

  private int say(CommandLine command, String sentence, ExitCode code) {
    command.getErr().println(NAME + Printable.of(redactor.text(sentence)));
    return code.code();
  }
}
