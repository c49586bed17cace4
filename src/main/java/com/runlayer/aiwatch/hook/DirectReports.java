// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.hook.verdict.Deadline;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.posix.PosixRandomIds;
import com.runlayer.aiwatch.spool.SpoolEvent;
import com.runlayer.aiwatch.spool.Transcripts;
import com.runlayer.aiwatch.spool.UnkeptEvents;
import com.runlayer.aiwatch.tenant.HookSubmission;
import com.runlayer.aiwatch.tenant.PlainEventClient;
import com.runlayer.aiwatch.tenant.TenantException;
import com.runlayer.aiwatch.wiring.Parts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Tells the tenant of what could not be kept for the courier: by this process itself, after the
/// answer is out, each event once, and all of them within a short time. A process of its own for it
/// would hold nobody up, but nothing would bound how many of them there are: the lock that couriers
/// have lies in the folder that is out of order.
final class DirectReports {
  /// For all events together. The clients wait for the end of the process.
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Parts parts;
  private final Settings settings;
  private final Clock clock;
  private final Deadline deadline;

  /// @param deadline of the hook
  DirectReports(Parts parts, Settings settings, Clock clock, Deadline deadline) {
    this.parts = parts;
    this.settings = settings;
    this.clock = clock;
    this.deadline = deadline;
  }

  /// Sends events. What is not sent in time is lost.
  void send(TenantHost host, List<SpoolEvent> events) {
    Duration left = deadline.left(LIMIT);
    if (left.isZero()) {
      return;
    }
    FutureTask<Boolean> task = new FutureTask<>(() -> sendAll(host, events));
    // a name look-up cannot be interrupted
    Thread.ofPlatform().daemon().name("report").start(task);
    try {
      task.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // nobody is left who could be told
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Boolean sendAll(TenantHost host, List<SpoolEvent> events)
      throws TenantException, StateException {
    if (!(parts.enrollment().key(host) instanceof CredentialRead.Found found)) {
      return false;
    }
    UnkeptEvents words =
        new UnkeptEvents(
            new Transcripts(parts.layout().home(), parts.files()), clock, new PosixRandomIds());
    PlainEventClient tenant = new PlainEventClient(parts.connection(host, settings));
    for (SpoolEvent event : events) {
      for (HookSubmission submission : words.submissions(event)) {
        tenant.submit(found.key(), submission, LIMIT);
      }
    }
    return true;
  }
}
