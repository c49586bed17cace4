// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.scan.ScanOutcome;
import com.runlayer.aiwatch.scan.Submitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/// What became of a report, as a person and an exit code are told.
final class ScanOutcomePrinter {
  private static final int MAX_FAILURES = 3;

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
      arrived(reported, tenant).ifPresent(command.getOut()::println);
    }
    List<String> failures = new ArrayList<>();
    reported.failures().forEach(failure -> failures.add(failure.sentence()));
    reported
        .stateFailure()
        .ifPresent(
            failure -> failures.add("the scan was reported, but not remembered: " + failure));
    int left = failures.size() - MAX_FAILURES;
    if (left > 0) {
      failures.subList(MAX_FAILURES, failures.size()).clear();
      failures.add("and " + left + " more");
    }
    missing(reported.skills(), "skill").ifPresent(failures::add);
    missing(reported.plugins(), "plugin").ifPresent(failures::add);
    if (!failures.isEmpty()) {
      throw new CommandFailure(ExitCode.FAILED, String.join("; ", failures));
    }
    return ExitCode.DONE;
  }

  private static Optional<String> arrived(ScanOutcome.Reported reported, TenantHost tenant) {
    List<String> parts = new ArrayList<>();
    reported
        .receipt()
        .ifPresent(
            receipt ->
                parts.add(
                    ScanPrinter.count(receipt.serversProcessed(), "server")
                        + " taken, "
                        + receipt.shadowServersFound()
                        + " shadow, "
                        + receipt.managedServersMatched()
                        + " managed"));
    arrived(reported.skills(), "skill").ifPresent(parts::add);
    arrived(reported.plugins(), "plugin").ifPresent(parts::add);
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("Reported to " + tenant + ": " + String.join("; ", parts) + ".");
  }

  private static Optional<String> arrived(Submitted submitted, String noun) {
    int count = submitted.sent() + submitted.known();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            ScanPrinter.count(count, noun) + ", content of " + submitted.sent() + " sent");
  }

  private static Optional<String> missing(Submitted submitted, String noun) {
    return submitted.missing() == 0
        ? Optional.empty()
        : Optional.of(ScanPrinter.count(submitted.missing(), noun) + " not reported");
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
