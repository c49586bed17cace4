// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import com.runlayer.aiwatch.log.EventLog;
import com.runlayer.aiwatch.scan.Scan;
import com.runlayer.aiwatch.scan.ScanOutcome;

/// The one line of the log that says how a scan went. Why something failed is a line of its own.
final class ScanRecord {
  private final EventLog log;
  private String counts = "nothing was found";

  ScanRecord(EventLog log) {
    this.log = log;
  }

  /// A scan that is about to be reported.
  void found(Scan scan) {
    counts = counts(scan);
  }

  /// @param tenant who was told
  void ended(ScanOutcome outcome, TenantHost tenant) {
    log.info(
        switch (outcome) {
          case ScanOutcome.Reported reported ->
              "scan finished: " + counts + "; " + reported(reported, tenant);
          case ScanOutcome.NotReported _ -> "scan ended: nothing was scanned, nothing was reported";
          case ScanOutcome.AlreadyRunning running -> text(running);
        });
  }

  static String text(ScanOutcome.AlreadyRunning running) {
    return "another scan of this user is running"
        + (running.holder().isPresent() ? " (process " + running.holder().getAsLong() + ")" : "")
        + "; nothing was scanned";
  }

  private static String reported(ScanOutcome.Reported reported, TenantHost tenant) {
    if (reported.failures().isEmpty()) {
      return "reported to " + tenant;
    }
    String failures = ScanPrinter.count(reported.failures().size(), "failure");
    return reported.receipt().isPresent()
        ? "reported to " + tenant + " with " + failures
        : "the servers were not reported to " + tenant + ", " + failures;
  }

  private static String counts(Scan scan) {
    Inventory found = scan.inventory();
    return ScanPrinter.count(scan.servers(), "server")
        + " in "
        + ScanPrinter.count(found.configurations().size(), "file")
        + ", "
        + ScanPrinter.count(found.skills().size(), "skill")
        + ", "
        + ScanPrinter.count(found.plugins().size(), "plugin")
        + ", "
        + ScanPrinter.count(found.gaps().size(), "gap")
        + ", "
        + ScanPrinter.count(found.errors().size(), "error")
        + ", "
        + ScanPrinter.count(found.stats().directories(), "folder")
        + Sentences.format(" in %.1f s", found.stats().elapsed().toMillis() / 1000.0);
  }
}
