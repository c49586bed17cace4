// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.scan.ScanOutcome;
import com.runlayer.aiwatch.tenant.ScanReceipt;
import picocli.CommandLine;

/// What became of a report, as a person and an exit code are told.
final class ScanOutcomePrinter {
  private final CommandLine command;
  private final boolean silent;

  /// @param silent whether stdout is left to others
  ScanOutcomePrinter(CommandLine command, boolean silent) {
    this.command = command;
    this.silent = silent;
  }

  /// @param launchd whether launchd started the program, for which a scan that is still running is
  ///     no news
  ExitCode print(ScanOutcome outcome, TenantHost tenant, boolean launchd) throws CommandFailure {
    return switch (outcome) {
      case ScanOutcome.Reported reported -> reported(reported, tenant);
      case ScanOutcome.NotReported failed ->
          throw new CommandFailure(ExitCode.FAILED, failed.failure());
      case ScanOutcome.AlreadyRunning running -> alreadyRunning(running, launchd);
    };
  }

  private ExitCode reported(ScanOutcome.Reported reported, TenantHost tenant)
      throws CommandFailure {
    if (!silent) {
      ScanReceipt receipt = reported.receipt();
      command
          .getOut()
          .println(
              "Reported to "
                  + tenant
                  + ": "
                  + ScanPrinter.count(receipt.serversProcessed(), "server")
                  + " taken, "
                  + receipt.shadowServersFound()
                  + " shadow, "
                  + receipt.managedServersMatched()
                  + " managed.");
    }
    if (reported.stateFailure().isPresent()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "the scan was reported, but not remembered: " + reported.stateFailure().get());
    }
    return ExitCode.DONE;
  }

  private ExitCode alreadyRunning(ScanOutcome.AlreadyRunning running, boolean launchd)
      throws CommandFailure {
    String holder =
        running.holder().isPresent() ? " (process " + running.holder().getAsLong() + ")" : "";
    String sentence = "another scan of this user is running" + holder;
    if (running.stuck()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          sentence + " and none has finished for more than an hour; end that process");
    }
    if (!launchd) {
      command.getErr().println("aiwatch: " + sentence + "; nothing to do");
    }
    return ExitCode.DONE;
  }
}
