// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.health.DeviceStatus;
import com.runlayer.aiwatch.health.DoctorDocument;
import com.runlayer.aiwatch.health.Examination;
import com.runlayer.aiwatch.health.StatusDocument;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.health.SupportBundle;
import com.runlayer.aiwatch.platform.NewFile;
import com.runlayer.aiwatch.platform.StateException;
import java.io.PrintWriter;
import java.nio.file.Path;

/// Writes the file for the support, and says beforehand what will be in it.
final class BundleWriter {
  private final Session session;
  private final PrintWriter notes;

  BundleWriter(Session session, PrintWriter notes) {
    this.session = session;
    this.notes = notes;
  }

  /// @param file as it was typed; relative to the caller's folder
  void write(Path file, Subject subject, Examination examination)
      throws CommandFailure, StateException {
    Path target = session.invocation().workingDirectory().resolve(file).normalize();
    String version = session.version().number();
    SupportBundle bundle = new SupportBundle(subject, session.redactor(), session.secrets(subject));
    var configuration = ConfigDocument.of(subject.managed(), subject.settings());
    bundle.text("version.txt", session.version() + "\n");
    bundle.json("configuration.json", configuration.toPrettyString());
    bundle.json("doctor.json", DoctorDocument.of(examination, version));
    bundle.json(
        "status.json", StatusDocument.of(DeviceStatus.read(subject), version, configuration));
    bundle.state();
    bundle.logs();
    notes.println();
    notes.println("For the support, without secrets, in " + Printable.of(target.toString()) + ":");
    for (String entry : bundle.names()) {
      notes.println("  " + Printable.of(entry));
    }
    notes.flush();
    switch (NewFile.write(target, bundle.zip())) {
      case WRITTEN -> notes.println("Written. Look through it before you give it away.");
      case EXISTS ->
          throw new CommandFailure(
              ExitCode.USAGE, target + " is there already; name a file that is not");
    }
  }
}
