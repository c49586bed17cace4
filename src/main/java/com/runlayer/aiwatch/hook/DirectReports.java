// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import com.runlayer.aiwatch.hook.verdict.Deadline;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.spool.SpoolEvent;
import com.runlayer.aiwatch.spool.UnkeptEvents;
import com.runlayer.aiwatch.tenant.HookSubmission;
import com.runlayer.aiwatch.tenant.TenantException;
import java.time.Duration;
import java.util.ArrayList;
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
  static final Duration LIMIT = Duration.ofSeconds(2);

  private final UnkeptEvents words;
  private final Deadline deadline;
  private final List<SpoolEvent> events = new ArrayList<>();

  /// @param deadline of the hook
  DirectReports(UnkeptEvents words, Deadline deadline) {
    this.words = words;
    this.deadline = deadline;
  }

  /// Tells the tenant of one thing.
  interface Way {
    void submit(HookSubmission submission) throws TenantException, StateException;
  }

  /// Remembers an event that is on no disk.
  void add(SpoolEvent event) {
    events.add(event);
  }

  /// Sends what there is. What is not sent in time is lost.
  void send(Way way) {
    Duration left = deadline.left(LIMIT);
    if (events.isEmpty() || left.isZero()) {
      return;
    }
    FutureTask<Boolean> task = new FutureTask<>(() -> sendAll(way));
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

  private Boolean sendAll(Way way) throws TenantException, StateException {
    for (SpoolEvent event : events) {
      for (HookSubmission submission : words.submissions(event)) {
        way.submit(submission);
      }
    }
    return true;
  }
}
