// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.health.DeviceStatus;
import com.runlayer.aiwatch.health.StatusDocument;
import com.runlayer.aiwatch.health.Subject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows how the program is on this device. Asks nobody.
@Command(
    name = "status",
    description =
        "Shows what is configured and from where, the enrollment, the hooks, and how the last scan"
            + " ended. Opens no connection; doctor does.")
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Spec private CommandSpec spec;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Subject subject = session.subject(spec);
    DeviceStatus status = DeviceStatus.read(subject);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          StatusDocument.of(
              status,
              session.version().number(),
              ConfigDocument.of(subject.managed(), subject.settings())));
    } else {
      new StatusPrinter(out, new Screen(session.invocation()), subject)
          .print(session.version().toString(), status);
    }
    return ExitCode.DONE.code();
  }
}
