// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.scan.LastScan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether scans are made and arrive.
final class LastScanCheck implements Check {
  private static final Duration OLD = Duration.ofDays(1);

  private final Subject subject;

  LastScanCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "last_scan";
  }

  @Override
  public List<String> needs() {
    return List.of(StateFolderCheck.NAME);
  }

  @Override
  public Finding run() throws StateException {
    if (subject.root()) {
      return Finding.notApplicable("doctor runs as root, and scans are the user's");
    }
    Optional<LastScan> last = subject.scans().last();
    boolean wanted = subject.settings().orgApiKey().isPresent();
    if (last.isEmpty()) {
      return wanted
          ? Finding.warning("this user's home was never scanned", "run aiwatch scan")
          : Finding.notApplicable("no OrgApiKey is configured, and nothing was scanned");
    }
    Instant now = subject.clock().instant();
    String when = Ages.at(last.get().finishedAt(), now);
    if (!last.get().submitted()) {
      int more = last.get().failures().size() - 1;
      return Finding.problem(
          "the last scan ("
              + when
              + ") did not reach the tenant whole: "
              + last.get().failures().stream().findFirst().orElse("nobody knows why")
              + (more > 0 ? " (and " + more + " more)" : ""),
          "do what the sentence says, then run aiwatch scan");
    }
    return Duration.between(last.get().finishedAt(), now).compareTo(OLD) > 0
        ? Finding.warning(
            "the last scan is long ago: " + when,
            "run aiwatch scan; if that works, see whether its launchd unit is loaded")
        : Finding.ok("the last scan reached the tenant: " + when);
  }
}
