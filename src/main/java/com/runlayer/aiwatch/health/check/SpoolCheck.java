// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Finding.Status;
import com.runlayer.aiwatch.health.Spool;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.spool.Backlog;
import com.runlayer.aiwatch.spool.CourierEnd;
import com.runlayer.aiwatch.spool.CourierReport;
import com.runlayer.aiwatch.spool.SpoolLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether events wait for longer than a network is usually away, whether the tenant refuses some,
/// and what keeps the courier from delivering.
final class SpoolCheck implements Check {
  private static final Duration OLD = Duration.ofHours(1);
  private static final Duration TOO_OLD = Duration.ofDays(1);

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
    Spool spool = Spool.read(subject);
    Optional<CourierReport> last = spool.courier().report();
    Status status = status(spool);
    String seen = seen(spool);
    if (status == Status.OK) {
      return Finding.ok(seen);
    }
    String why =
        last.flatMap(CourierReport::error)
            .map(
                sentence ->
                    "; the last courier, " + Ages.at(last.get().time(), now()) + ": " + sentence)
            .orElse("");
    return new Finding(status, seen + why, todo(spool));
  }

  private Status status(Spool spool) {
    Backlog backlog = spool.backlog();
    Optional<CourierEnd> end = spool.courier().report().map(CourierReport::end);
    Duration age =
        backlog.oldest().map(oldest -> Duration.between(oldest, now())).orElse(Duration.ZERO);
    boolean stopped =
        end.filter(each -> each == CourierEnd.SPOOL_FAILED).isPresent()
            || (backlog.oldest().isPresent()
                && end.filter(each -> each == CourierEnd.KEY_REFUSED).isPresent());
    if (stopped || age.compareTo(TOO_OLD) > 0 || isNearlyFull(backlog)) {
      return Status.PROBLEM;
    }
    boolean lost = spool.courier().report().filter(report -> report.dropped() > 0).isPresent();
    return lost || backlog.setAside() > 0 || age.compareTo(OLD) > 0 ? Status.WARNING : Status.OK;
  }

  /// Nine tenths of what the spool holds before it drops the oldest.
  private static boolean isNearlyFull(Backlog backlog) {
    SpoolLimits limits = SpoolLimits.standard();
    return backlog.events() >= limits.entries() / 10 * 9
        || backlog.bytes() >= limits.bytes() / 10 * 9;
  }

  private String seen(Spool spool) {
    Backlog backlog = spool.backlog();
    StringBuilder seen = new StringBuilder();
    if (backlog.events() == 0) {
      seen.append("no event waits for its delivery");
    } else {
      seen.append(Ages.count(backlog.events(), "event"))
          .append(backlog.complete() ? "" : " and more")
          .append(" (")
          .append(Ages.count(backlog.bytes() / 1024, "KiB").replace("KiBs", "KiB"))
          .append(") wait for the delivery");
    }
    backlog
        .oldest()
        .ifPresent(oldest -> seen.append(", the oldest since ").append(Ages.at(oldest, now())));
    if (backlog.others() > 0) {
      seen.append(", ").append(backlog.others()).append(" of them for another tenant");
    }
    if (backlog.setAside() > 0) {
      seen.append(", ")
          .append(Ages.count(backlog.setAside(), "event"))
          .append(" refused by the tenant as they are");
    }
    spool
        .courier()
        .report()
        .filter(report -> report.dropped() > 0)
        .ifPresent(
            report ->
                seen.append(", ")
                    .append(Ages.count(report.dropped(), "event"))
                    .append(" given up by the last courier"));
    return seen.toString();
  }

  private String todo(Spool spool) {
    if (spool.backlog().oldest().isEmpty() && spool.backlog().setAside() > 0) {
      return "check that this version of aiwatch fits the tenant, and send the vendor what is in"
          + " ~/.runlayer/spool/set-aside after looking through it";
    }
    Optional<CourierEnd> end = spool.courier().report().map(CourierReport::end);
    if (end.isEmpty()) {
      return "run aiwatch scan, which starts a courier; events are kept for 7 days";
    }
    return switch (end.get()) {
      case DONE, OUT_OF_TIME ->
          "run aiwatch scan, which starts a courier; what was given up had waited for 7 days, was"
              + " too much, or was no whole event";
      case NO_HOST ->
          "set Host in a managed file: a courier reads no variable; events are kept for 7 days";
      case NO_KEY -> "run aiwatch enroll; events are kept for 7 days";
      case KEY_REFUSED ->
          spool.courier().refusal().isPresent()
              ? "give the user in the tenant the permission to send events (403); the courier tries"
                  + " again after a day or with another key"
              : "run aiwatch enroll, which exchanges the key; events are kept for 7 days";
      case TENANT_FAILED ->
          "see the findings about the way to the tenant"
              + spool
                  .courier()
                  .next()
                  .filter(next -> next.isAfter(now()))
                  .map(next -> "; the next courier starts after " + Ages.time(next))
                  .orElse("")
              + "; events are kept for 7 days";
      case SPOOL_FAILED ->
          "see that there is room on the volume and that ~/.runlayer/spool is the user's folder";
    };
  }

  private Instant now() {
    return subject.clock().instant();
  }
}
