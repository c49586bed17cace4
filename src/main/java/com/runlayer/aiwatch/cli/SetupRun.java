// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.ConfigProblem;
import com.runlayer.aiwatch.setup.Action;
import com.runlayer.aiwatch.setup.HookSetup;
import com.runlayer.aiwatch.setup.SetupDocument;
import com.runlayer.aiwatch.setup.SetupReport;
import com.runlayer.aiwatch.setup.SetupReport.Reason;
import com.runlayer.aiwatch.setup.SetupRequest;
import com.runlayer.aiwatch.setup.SetupWorld;
import com.runlayer.aiwatch.setup.client.Scope;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/// One run of a command about hooks: what all of them do with a report.
final class SetupRun {
  private final Session session;
  private final CommandSpec command;
  private final CommandLog log;

  SetupRun(Session session, CommandSpec command, CommandLog log) {
    this.session = session;
    this.command = command;
    this.log = log;
  }

  ExitCode run(SetupRequest request, boolean json) {
    SetupWorld world = session.setup();
    world.managed(world.layout()).problems().stream()
        .map(ConfigProblem::sentence)
        .forEach(log::warn);
    SetupReport report = new HookSetup(world).run(request);
    boolean launchd = Launchd.started(session.invocation().environment());
    print(report, json, launchd);
    new SetupRecord(log).record(report);
    if (request.action() == Action.INSTALL && request.writes()) {
      new SetupCheckIn(session, world, log).send(report);
    }
    return launchd ? forLaunchd(report) : report.exit();
  }

  /// launchd starts the unit again after every other code, every minute for ever. The true result
  /// is in the log, in `status` and in `check`.
  private static ExitCode forLaunchd(SetupReport report) {
    boolean unit =
        report.request().action() == Action.INSTALL && report.request().scope() == Scope.MDM;
    if (!unit) {
      return report.exit();
    }
    return report.exit() == ExitCode.NOT_ENROLLED ? ExitCode.NOT_ENROLLED : ExitCode.DONE;
  }

  private void print(SetupReport report, boolean json, boolean launchd) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    if (json) {
      out.println(SetupDocument.of(report, session.version().number()));
      return;
    }
    if (report.ending().isPresent()) {
      boolean expected =
          report.ending().get().reason() == Reason.NOT_WANTED
              || report.ending().get().reason() == Reason.NOT_ENROLLED;
      if (!launchd || !expected) {
        err.println("aiwatch: " + Printable.of(report.ending().get().sentence()));
      }
      return;
    }
    if (report.request().dryRun()) {
      new SetupDiff(session.redactor()).lines(report).forEach(out::println);
    } else {
      new SetupPrinter(
              out, new Screen(session.invocation()).ink(), new ShortPaths(session.layout().home()))
          .print(report);
    }
    report.problems().forEach(sentence -> err.println("aiwatch: " + Printable.of(sentence)));
  }
}
