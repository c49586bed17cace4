// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.spool.CourierOutcome;
import com.runlayer.aiwatch.spool.CourierReport;
import com.runlayer.aiwatch.spool.CourierStart;
import com.runlayer.aiwatch.spool.NoTenantException;
import com.runlayer.aiwatch.spool.TenantWay;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Delivers what hooks left. Hidden, because hooks start it, and nobody has to.
@Command(
    name = CourierStart.COMMAND,
    hidden = true,
    description = "Delivers the events that hooks have kept for the tenant.")
final class CourierCommand implements Callable<Integer> {
  private static final Duration LIFE = Duration.ofMinutes(2);

  private final Session session;

  @Spec private CommandSpec spec;

  CourierCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws StateException {
    session.invocation().surroundings().background().leaveSession(LIFE);
    if (session.actsAsRoot()) {
      return ExitCode.DONE.code();
    }
    Settings settings = session.settingsOfHooks();
    Optional<TenantHost> host = settings.host();
    TenantWay way =
        () -> {
          try {
            return session.tenant(host.orElseThrow(), settings);
          } catch (CommandFailure e) {
            throw new NoTenantException(String.valueOf(e.getMessage()));
          }
        };
    return switch (session.parts().courier().run(host, way)) {
      case CourierOutcome.Busy _ -> ExitCode.DONE.code();
      case CourierOutcome.Ran ran -> code(ran.report()).code();
    };
  }

  private ExitCode code(CourierReport report) {
    report
        .error()
        .ifPresent(
            sentence -> spec.commandLine().getErr().println("aiwatch: " + Printable.of(sentence)));
    return switch (report.end()) {
      case DONE, OUT_OF_TIME -> ExitCode.DONE;
      case NO_HOST -> ExitCode.USAGE;
      case NO_KEY -> ExitCode.NOT_ENROLLED;
      case KEY_REFUSED, TENANT_FAILED, SPOOL_FAILED -> ExitCode.FAILED;
    };
  }
}
