// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Spool;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.StateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whether events wait for longer than a network is usually away.
final class SpoolCheck implements Check {
  private static final Duration OLD = Duration.ofHours(1);
  private static final Duration TOO_OLD = Duration.ofDays(1);

  /// Nine tenths of what the spool holds before it drops the oldest.
  private static final long MANY = 9_000;

  private static final long MUCH = 58L * 1024 * 1024;

  private final Subject subject;

  SpoolCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "spool";
  }

  @Override
  public List<String> needs() {
    return List.of(StateFolderCheck.NAME);
  }

  @Override
  public Finding run() throws StateException {
    if (subject.root()) {
      return Finding.notApplicable("doctor runs as root, and the events are the user's");
    }
    Spool spool = Spool.read(subject.layout());
    if (spool.oldest().isEmpty()) {
      return Finding.ok("no event waits for its delivery");
    }
    Instant now = subject.clock().instant();
    Duration age = Duration.between(spool.oldest().get(), now);
    String seen =
        Ages.count(spool.events(), "event")
            + (spool.complete() ? "" : " and more")
            + " ("
            + Ages.count(spool.bytes() / 1024, "KiB").replace("KiBs", "KiB")
            + ") wait for the delivery, the oldest since "
            + Ages.at(spool.oldest().get(), now);
    String todo =
        "see the findings about the tenant and the user's key; events are kept for 7 days";
    if (age.compareTo(TOO_OLD) > 0 || spool.events() >= MANY || spool.bytes() >= MUCH) {
      return Finding.problem(seen, todo);
    }
    return age.compareTo(OLD) > 0 ? Finding.warning(seen, todo) : Finding.ok(seen);
  }
}
