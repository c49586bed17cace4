// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.setup.ClientReport;
import com.runlayer.aiwatch.setup.FileReport;
import com.runlayer.aiwatch.setup.FileReport.Done;
import com.runlayer.aiwatch.setup.SetupReport;

/// What a run about hooks leaves in the log.
final class SetupRecord {
  private final CommandLog log;

  SetupRecord(CommandLog log) {
    this.log = log;
  }

  void record(SetupReport report) {
    report.ending().ifPresent(ending -> log.info(ending.sentence()));
    report.problems().forEach(log::warn);
    for (ClientReport client : report.clients()) {
      for (FileReport file : client.files()) {
        String title = client.client().title() + ": ";
        if (file.isFailed()) {
          log.warn(title + String.join("; ", file.sentences()));
        } else if (file.done() != Done.NOTHING) {
          log.info(title + file.plan().file().path() + " " + SetupPrinter.word(file));
        }
      }
      client
          .shadows()
          .forEach(shadow -> log.warn(client.client().title() + ": " + shadow.reason()));
    }
  }
}
