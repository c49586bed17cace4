// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.health.Doctor;
import com.runlayer.aiwatch.health.DoctorDocument;
import com.runlayer.aiwatch.health.Examination;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.health.check.Checks;
import com.runlayer.aiwatch.platform.StateException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks for what is wrong on this device and on the way to the tenant, and says what to do.
@Command(
    name = "doctor",
    description =
        "Looks for what is wrong on this device and on the way to the tenant, and says what to do."
            + " Exit code 1: there is a problem.")
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description =
          "Write what was found, with configuration, state and log, into a new zip file for the"
              + " support; without secrets.")
  private @Nullable Path bundle;

  @Spec private CommandSpec spec;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailure, StateException {
    Subject subject = session.subject(spec);
    Examination examination = new Doctor(Checks.of(subject)).examine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DoctorDocument.of(examination, session.version().number()));
    } else {
      new DoctorPrinter(
              out, new Screen(session.invocation()).ink(), new ShortPaths(subject.layout().home()))
          .print(examination);
    }
    out.flush();
    if (bundle != null) {
      // beside a document, what is said about the bundle is a diagnostic
      PrintWriter notes = json ? spec.commandLine().getErr() : out;
      new BundleWriter(session, notes).write(bundle, subject, examination);
    }
    return (examination.healthy() ? ExitCode.DONE : ExitCode.FAILED).code();
  }
}
