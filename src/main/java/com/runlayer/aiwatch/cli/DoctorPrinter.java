// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Examination;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Finding.Status;
import java.io.PrintWriter;
import java.util.List;

/// What doctor found as a person reads it: what to look at first stands first.
final class DoctorPrinter {
  private final PrintWriter out;
  private final Ink ink;
  private final ShortPaths paths;

  DoctorPrinter(PrintWriter out, Ink ink, ShortPaths paths) {
    this.out = out;
    this.ink = ink;
    this.paths = paths;
  }

  void print(Examination examination) {
    out.println(summary(examination));
    for (Status status : List.of(Status.PROBLEM, Status.WARNING)) {
      for (Examination.Result result : examination.with(status)) {
        out.println();
        advise(result, status);
      }
    }
    section("Well:", examination.with(Status.OK));
    section("Not looked at:", examination.with(Status.NOT_APPLICABLE));
  }

  private static String summary(Examination examination) {
    return Ages.count(examination.count(Status.PROBLEM), "problem")
        + ", "
        + Ages.count(examination.count(Status.WARNING), "warning")
        + ", "
        + examination.count(Status.OK)
        + " well, "
        + examination.count(Status.NOT_APPLICABLE)
        + " not looked at"
        + examination.first().map(first -> "; look at " + first.check() + " first").orElse("");
  }

  private void advise(Examination.Result result, Status status) {
    Finding finding = result.finding();
    String word = status == Status.PROBLEM ? ink.failure("problem") : ink.warning("warning");
    out.println(word + "  " + result.check() + ": " + text(finding.seen()));
    out.println("  to do: " + text(finding.todo()));
  }

  private void section(String title, List<Examination.Result> results) {
    if (results.isEmpty()) {
      return;
    }
    out.println();
    out.println(ink.heading(title));
    for (Examination.Result result : results) {
      out.println("  " + result.check() + ": " + text(result.finding().seen()));
    }
  }

  private String text(String sentence) {
    return Printable.of(paths.in(sentence));
  }
}
