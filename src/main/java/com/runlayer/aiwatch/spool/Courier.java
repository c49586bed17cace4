// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.StateLock;
import com.runlayer.aiwatch.tenant.TenantException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Delivers what the spool holds. There is one at a time; a second one ends at once.
///
/// A hook that keeps an event while a courier is at work starts none. So a courier that has given
/// back its lock looks once more: either the hook found the lock free, or this look finds the
/// event.
public final class Courier {
  /// The lock of the one that is at work.
  static final String LOCK = "courier.lock";

  /// How long a courier takes up another event. The process ends itself a little later, whatever it
  /// waits for then.
  private static final Duration SHIFT = Duration.ofSeconds(100);

  /// How often a courier gets stuck at the same event before the next one is tried.
  private static final int MOST_STUCK = 2;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final Duration PAUSE_WITHOUT_KEY = Duration.ofMinutes(1);
  private static final Duration PAUSE_REFUSED = Duration.ofMinutes(5);

  private final StateFiles state;
  private final Spool spool;
  private final CredentialStore credentials;
  private final Delivery.Parts parts;
  private final LongSupplier nanoTime;

  /// @param state the user's state folder; one object for all threads of a process
  /// @param spool keeps the courier's own events
  /// @param credentials holds the user's key
  /// @param nanoTime the clock that its time is measured with
  public Courier(
      StateFiles state,
      Spool spool,
      SpoolLimits limits,
      CredentialStore credentials,
      Enrollment enrollment,
      Transcripts transcripts,
      Clock clock,
      LongSupplier nanoTime) {
    this.state = state;
    this.spool = spool;
    this.credentials = credentials;
    this.parts = new Delivery.Parts(new SpoolFolder(state), limits, transcripts, enrollment, clock);
    this.nanoTime = nanoTime;
  }

  /// Delivers what there is, oldest first, until nothing is left, the tenant fails or the time is
  /// over.
  ///
  /// @param host the tenant that is configured; empty where there is none
  /// @param way leads to it
  /// @throws StateException if the state folder cannot be used at all
  public CourierOutcome run(Optional<TenantHost> host, TenantWay way) throws StateException {
    long end = nanoTime.getAsLong() + SHIFT.toNanos();
    Tally tally = new Tally();
    Set<EntryName> seen = new HashSet<>();
    while (true) {
      CourierReport report;
      switch (state.tryLock(LOCK)) {
        case LockAttempt.Held held -> {
          return new CourierOutcome.Busy(held.holder());
        }
        case LockAttempt.Acquired acquired -> {
          try (StateLock _ = acquired.lock()) {
            report = shift(host, way, end, tally, seen);
          }
        }
      }
      if (report.end() != CourierEnd.DONE || !hasOthers(seen)) {
        return new CourierOutcome.Ran(report);
      }
    }
  }

  private boolean hasOthers(Set<EntryName> seen) throws StateException {
    return parts.folder().events().stream().anyMatch(event -> !seen.contains(event.name()));
  }

  private CourierReport shift(
      Optional<TenantHost> host, TenantWay way, long end, Tally tally, Set<EntryName> seen)
      throws StateException {
    CourierMemory memory = CourierMemory.read(state);
    Stop stop;
    try {
      tidy(host, tally);
      List<SpoolFile> events = parts.folder().events();
      events.forEach(event -> seen.add(event.name()));
      stop =
          events.isEmpty()
              ? Stop.of(CourierEnd.DONE)
              : deliver(events, host, way, new Progress(end, tally, memory));
    } catch (StateException e) {
      stop = Stop.of(CourierEnd.SPOOL_FAILED, String.valueOf(e.getMessage()));
    }
    CourierReport report =
        new CourierReport(
            parts.clock().instant(),
            stop.end(),
            tally.deliveredSoFar(),
            parts.folder().events().size(),
            tally.droppedSoFar(),
            tally.setAsideSoFar(),
            stop.error().or(tally::lastRefused));
    boolean idle = tally.isEmpty() && stop.end() == CourierEnd.DONE && memory.failures() == 0;
    if (!idle || memory.next().isPresent()) {
      remember(memory, report, stop, tally).write(state);
    }
    return report;
  }

  private void tidy(Optional<TenantHost> host, Tally tally) throws StateException {
    Instant now = parts.clock().instant();
    Loss loss = new Loss();
    parts.folder().sweep(now);
    parts.folder().bound(parts.limits(), now, loss);
    parts.folder().boundTheRest(parts.limits(), now);
    tally.dropped(loss.count());
    if (host.isPresent()) {
      spool.report(loss, host.get().hostKey(), now);
    }
  }

  private Stop deliver(
      List<SpoolFile> events, Optional<TenantHost> host, TenantWay way, Progress progress)
      throws StateException {
    if (host.isEmpty()) {
      return Stop.of(CourierEnd.NO_HOST, "no tenant is configured (Host)");
    }
    Instant now = parts.clock().instant();
    UserKey found =
        UserKey.of(host.get(), credentials, parts.enrollment(), progress.memory().refusal(), now);
    return switch (found) {
      case UserKey.Unusable unusable -> unusable.stop();
      case UserKey.Usable key -> {
        Delivery delivery;
        try {
          delivery = new Delivery(parts, host.get(), key, way.connect(), progress.tally());
        } catch (NoTenantException | TenantException e) {
          yield Stop.of(CourierEnd.TENANT_FAILED, String.valueOf(e.getMessage()));
        }
        try {
          yield each(events, delivery, progress);
        } finally {
          spool.report(delivery.unreadable(), host.get().hostKey(), parts.clock().instant());
        }
      }
    };
  }

  /// An event that couriers get stuck at is the tenant's failure or its own. Which one, the next
  /// event shows: if that is taken, and the one before it is refused once more, that one is set
  /// aside and no longer keeps all others. Once more, because the tenant may have come back between
  /// the two.
  private Stop each(List<SpoolFile> events, Delivery delivery, Progress progress)
      throws StateException {
    Optional<Suspect> suspect = Optional.empty();
    for (SpoolFile event : events) {
      if (nanoTime.getAsLong() - progress.end() > 0) {
        return Stop.of(CourierEnd.OUT_OF_TIME);
      }
      int before = progress.tally().deliveredSoFar();
      Optional<Stop> stop = delivery.deliver(event);
      if (stop.isEmpty()) {
        if (suspect.isPresent() && progress.tally().deliveredSoFar() > before) {
          Optional<Stop> again = delivery.deliver(suspect.get().event());
          if (again.isPresent() && again.get().end() != CourierEnd.TENANT_FAILED) {
            return again.get();
          }
          if (again.isPresent()) {
            delivery.setAside(suspect.get().event(), suspect.get().sentence());
          }
          suspect = Optional.empty();
        }
      } else if (suspect.isPresent()) {
        return suspect.get().stop();
      } else if (progress.memory().stuck().filter(stuck -> isAt(stuck, stop.get())).isPresent()) {
        suspect = Optional.of(new Suspect(event, stop.get()));
      } else {
        return stop.get();
      }
    }
    return suspect.map(Suspect::stop).orElse(Stop.of(CourierEnd.DONE));
  }

  private static boolean isAt(CourierMemory.Stuck stuck, Stop stop) {
    return stuck.runs() >= MOST_STUCK
        && stop.at().filter(at -> at.toString().equals(stuck.event())).isPresent();
  }

  /// An event that may be the reason why nothing is delivered.
  private record Suspect(SpoolFile event, Stop stop) {
    String sentence() {
      return stop.error().orElse("the tenant fails at this event and at no other");
    }
  }

  /// Where a courier stands.
  ///
  /// @param end when it takes up no other event
  /// @param memory what the one before it left
  private record Progress(long end, Tally tally, CourierMemory memory) {}

  private static CourierMemory remember(
      CourierMemory before, CourierReport report, Stop stop, Tally tally) {
    int failures =
        switch (stop.end()) {
          case TENANT_FAILED, SPOOL_FAILED ->
              tally.deliveredSoFar() > 0 ? 1 : Math.min(before.failures() + 1, 100);
          case DONE, OUT_OF_TIME, NO_HOST, NO_KEY, KEY_REFUSED -> 0;
        };
    return new CourierMemory(
        Optional.of(report),
        tally.deliveredSoFar() > 0 ? Optional.of(report.time()) : before.lastDelivery(),
        pause(stop, failures).map(report.time()::plus),
        failures,
        stop.end() == CourierEnd.KEY_REFUSED
            ? stop.refusal().or(before::refusal)
            : Optional.empty(),
        stop.at().map(at -> stuck(before.stuck(), at.toString())));
  }

  private static CourierMemory.Stuck stuck(Optional<CourierMemory.Stuck> before, String event) {
    int runs = before.filter(last -> last.event().equals(event)).map(last -> last.runs()).orElse(0);
    return new CourierMemory.Stuck(event, runs + 1);
  }

  private static Optional<Duration> pause(Stop stop, int failures) {
    return switch (stop.end()) {
      case DONE, OUT_OF_TIME -> Optional.empty();
      case NO_HOST, NO_KEY -> Optional.of(PAUSE_WITHOUT_KEY);
      case KEY_REFUSED -> Optional.of(PAUSE_REFUSED);
      case TENANT_FAILED, SPOOL_FAILED -> {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        Duration wanted = stop.asked().filter(asked -> asked.compareTo(own) > 0).orElse(own);
        yield Optional.of(
            wanted.compareTo(CourierMemory.LONGEST_PAUSE) > 0
                ? CourierMemory.LONGEST_PAUSE
                : wanted);
      }
    };
  }
}
