// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.setup.Action;
import com.runlayer.aiwatch.setup.ClientReport;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import com.runlayer.aiwatch.setup.FileReport;
import com.runlayer.aiwatch.setup.FileReport.Done;
import com.runlayer.aiwatch.setup.SetupReport;
import java.io.PrintWriter;
import java.util.List;

/// A report about hooks as a person reads it: the files, why, and what stays open.
final class SetupPrinter {
  /// A file that has nothing at all gives one reason per event.
  private static final int MAX_REASONS = 3;

  private final PrintWriter out;
  private final Ink ink;
  private final ShortPaths paths;

  SetupPrinter(PrintWriter out, Ink ink, ShortPaths paths) {
    this.out = out;
    this.ink = ink;
    this.paths = paths;
  }

  void print(SetupReport report) {
    Table table = new Table("CLIENT", "STATE", "FILE");
    for (ClientReport client : report.clients()) {
      if (client.files().isEmpty()) {
        table.row(client.client().title(), "not on this device", "");
      }
      for (FileReport file : client.files()) {
        table.row(client.client().title(), word(file), paths.of(file.plan().file().path()));
      }
    }
    table.lines(ink).forEach(out::println);
    for (ClientReport client : report.clients()) {
      reasons(client);
    }
    if (report.request().action() != Action.UNINSTALL) {
      holes(report);
    }
  }

  private void reasons(ClientReport client) {
    for (FileReport file : client.files()) {
      if (file.done() == Done.NOTHING || file.done() == Done.FAILED) {
        List<String> sentences = file.sentences();
        sentences.stream().limit(MAX_REASONS).forEach(sentence -> line(paths.in(sentence)));
        if (sentences.size() > MAX_REASONS) {
          line(
              paths.of(file.plan().file().path())
                  + ": and "
                  + (sentences.size() - MAX_REASONS)
                  + " more");
        }
      }
    }
    client
        .shadows()
        .forEach(
            shadow ->
                line(paths.of(shadow.file()) + " is not heeded: " + paths.in(shadow.reason())));
  }

  private void holes(SetupReport report) {
    if (report.clients().stream().allMatch(client -> client.files().isEmpty())) {
      return;
    }
    out.println();
    out.println("Known holes:");
    for (ClientReport client : report.clients()) {
      if (!client.files().isEmpty()) {
        client
            .holes()
            .forEach(hole -> out.println("- " + client.client().title() + ": " + hole + "."));
      }
    }
  }

  private void line(String text) {
    out.println(ink.warning(Printable.of(text)));
  }

  /// One or two words for what came of a file.
  static String word(FileReport file) {
    return switch (file.done()) {
      case WRITTEN -> file.now() == Standing.IN_PLACE ? "written" : "taken out";
      case DELETED -> "removed";
      case FAILED -> "failed";
      case NOTHING ->
          switch (file.plan().standing()) {
            case IN_PLACE -> "in place";
            case MISSING -> "nothing of ours";
            case DRIFTED -> "different";
            case FOREIGN, UNPARSABLE, UNREADABLE -> "left alone";
          };
    };
  }
}
