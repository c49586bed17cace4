// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.Sequences;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Keeps events for the courier. Quick, because a client waits: one file is written and renamed, no
/// folder is listed, nothing is waited for.
///
/// The limits are the courier's to keep. For the case that none ever runs, every 128th event on
/// average looks at the folder itself, and every large one; which one that is follows from its
/// random
/// id, because the processes that keep events know nothing of one another.
public final class Spool {
  private static final int LOOK_EVERY = 128;
  private static final int LARGE = 256 * 1024;

  private final SpoolFolder folder;
  private final Sequences sequences;
  private final SpoolLimits limits;
  private final Clock clock;
  private final long process;
  private final Supplier<UUID> ids;
  private final AtomicLong counter = new AtomicLong();

  /// @param state the user's state folder
  /// @param sequences numbers the events of a session
  /// @param process the process' id
  /// @param ids random
  public Spool(
      StateFiles state,
      Sequences sequences,
      SpoolLimits limits,
      Clock clock,
      long process,
      Supplier<UUID> ids) {
    this.folder = new SpoolFolder(state);
    this.sequences = sequences;
    this.limits = limits;
    this.clock = clock;
    this.process = process;
    this.ids = ids;
  }

  /// Keeps an event. Never throws: whoever reports an event has an answer to give first of all.
  public SpoolOutcome add(SpoolEvent event) {
    try {
      return keep(event);
    } catch (StateException | PlatformUnavailableException e) {
      return new SpoolOutcome.NotSpooled(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new SpoolOutcome.NotSpooled(
          "the event " + event.name() + " cannot be kept: " + e.getMessage());
    }
  }

  private SpoolOutcome keep(SpoolEvent event) throws StateException {
    if (event.hostKey().isEmpty()) {
      return new SpoolOutcome.NotSpooled("no tenant is configured that an event could be kept for");
    }
    folder.prepare();
    UUID id = ids.get();
    Instant now = clock.instant();
    byte[] header = EntryHeader.of(event, id, now, number(event)).line();
    int length = header.length + event.payload().length;
    if (length > limits.entryBytes()) {
      return new SpoolOutcome.NotSpooled(
          "the event " + event.name() + " is larger than what is kept of one");
    }
    folder.files().add(name(event, id, now).toString(), header, event.payload());
    if (length >= LARGE || Long.remainderUnsigned(id.getLeastSignificantBits(), LOOK_EVERY) == 0) {
      bound(event.hostKey(), now);
    }
    return new SpoolOutcome.Spooled(id);
  }

  private EntryName name(SpoolEvent event, UUID id, Instant now) {
    return new EntryName(
        Math.max(0, now.toEpochMilli()),
        process,
        counter.incrementAndGet(),
        event.sender() == Sender.AIWATCH,
        id.toString().substring(0, 8));
  }

  /// The event is safe already; what goes wrong here is the courier's to find.
  private void bound(String hostKey, Instant now) {
    try {
      Loss loss = new Loss();
      folder.bound(limits, now, loss);
      report(loss, hostKey, now);
    } catch (StateException e) {
      // see above
    }
  }

  /// Tells the tenant that events were given up, if any were.
  void report(Loss loss, String hostKey, Instant now) throws StateException {
    if (loss.count() == 0) {
      return;
    }
    UUID id = ids.get();
    SpoolEvent event = SpoolEvent.own(hostKey, Loss.EVENT, loss.payload(now));
    folder
        .files()
        .add(
            name(event, id, now).toString(),
            EntryHeader.of(event, id, now, OptionalLong.empty()).line(),
            event.payload());
  }

  private OptionalLong number(SpoolEvent event) throws StateException {
    if (event.session().isEmpty()) {
      return OptionalLong.empty();
    }
    StateFiles sessions = folder.sessions();
    sessions.prepare();
    String name = event.sender().wireName() + " " + event.session();
    return sequences.next(sessions.directory().resolve(hash(name)));
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
