// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.tenant.HookSubmission;
import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// One way through the spool, the oldest event first. An event is removed when the tenant has taken
/// it and not before, so that one that is delivered while the process ends is delivered again,
/// under
/// the same id.
final class Delivery {
  /// A tenant that refuses so many in a row is none, whatever answers in its place.
  private static final int MOST_REFUSED = 10;

  private final SpoolFolder folder;
  private final SpoolLimits limits;
  private final Transcripts transcripts;
  private final Enrollment enrollment;
  private final Clock clock;
  private final TenantHost host;
  private final UserKey.Usable key;
  private final Tenant tenant;
  private final Tally tally;
  private final Loss unreadable = new Loss();
  private int refusedInARow;

  Delivery(Parts parts, TenantHost host, UserKey.Usable key, Tenant tenant, Tally tally) {
    this.folder = parts.folder();
    this.limits = parts.limits();
    this.transcripts = parts.transcripts();
    this.enrollment = parts.enrollment();
    this.clock = parts.clock();
    this.host = host;
    this.key = key;
    this.tenant = tenant;
    this.tally = tally;
  }

  /// What is the same for every delivery.
  record Parts(
      SpoolFolder folder,
      SpoolLimits limits,
      Transcripts transcripts,
      Enrollment enrollment,
      Clock clock) {}

  /// What was removed because it could not be read.
  Loss unreadable() {
    return unreadable;
  }

  /// Delivers one event. What is no event, or is for another tenant, is passed over.
  ///
  /// @return why the next one is not tried; empty where it is
  Optional<Stop> deliver(SpoolFile file) throws StateException {
    List<HookSubmission> submissions;
    try {
      submissions = submissions(file);
    } catch (MalformedEventException e) {
      return setAside(file, "an event is set aside: " + e.getMessage());
    }
    if (submissions.isEmpty()) {
      return Optional.empty();
    }
    try {
      for (HookSubmission submission : submissions) {
        tenant.submitHookEvent(key.key(), submission);
      }
    } catch (TenantException e) {
      return failed(file, e);
    }
    folder.files().remove(file.entry());
    tally.delivered();
    refusedInARow = 0;
    return Optional.empty();
  }

  private List<HookSubmission> submissions(SpoolFile file)
      throws StateException, MalformedEventException {
    Optional<Entry> read =
        switch (folder.files().read(file.entry().name(), limits.entryBytes())) {
          case FileContent.Absent _ -> Optional.empty();
          case FileContent.Read content -> remembering(file, Entry.parse(content.bytes()));
          case FileContent.Refused _ -> remembering(file, Optional.empty());
        };
    if (read.isEmpty() || !read.get().header().hostKey().equals(host.hostKey())) {
      return List.of();
    }
    return Submissions.of(read.get(), transcripts);
  }

  private Optional<Entry> remembering(SpoolFile file, Optional<Entry> entry) throws StateException {
    if (entry.isEmpty() && folder.files().remove(file.entry())) {
      unreadable.add(Loss.Reason.UNREADABLE, file);
      tally.dropped(1);
    }
    return entry;
  }

  private Optional<Stop> failed(SpoolFile file, TenantException failure) throws StateException {
    return switch (failure) {
      case TenantException.KeyRefused refused -> {
        boolean revoked = refused.status() == 401;
        if (revoked) {
          enrollment.rejected(host);
        }
        yield Optional.of(
            new Stop(
                CourierEnd.KEY_REFUSED,
                Optional.of(refused.sentence()),
                Optional.empty(),
                revoked
                    ? Optional.empty()
                    : Optional.of(new CourierMemory.Refusal(key.hash(), clock.instant())),
                Optional.empty()));
      }
      case TenantException.Temporary temporary ->
          Optional.of(
              new Stop(
                  CourierEnd.TENANT_FAILED,
                  Optional.of(temporary.sentence()),
                  temporary.retryAfter(),
                  Optional.empty(),
                  Optional.of(file.name())));
      case TenantException.RouteUnknown unknown -> setAside(file, unknown.sentence());
      case TenantException.Permanent permanent ->
          permanent.requestRefused()
              ? setAside(file, permanent.sentence())
              : Optional.of(Stop.of(CourierEnd.TENANT_FAILED, permanent.sentence()));
      default -> throw new IllegalStateException("all kinds of failures are named above");
    };
  }

  /// Sets an event aside.
  ///
  /// @param sentence why, for a person
  /// @return why the next one is not tried; empty where it is
  Optional<Stop> setAside(SpoolFile file, String sentence) throws StateException {
    folder.files().move(file.entry(), folder.setAside());
    tally.setAside(sentence);
    refusedInARow++;
    return refusedInARow < MOST_REFUSED
        ? Optional.empty()
        : Optional.of(Stop.of(CourierEnd.TENANT_FAILED, sentence));
  }
}
