// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.config.InvalidValueException;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.enroll.FileCredentialStore;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixSequences;
import com.runlayer.aiwatch.tenant.HookRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A home with a spool, a clock that stands still, and a tenant's address.
final class SpoolWorld {
  static final SpoolLimits SMALL = new SpoolLimits(10, 100_000, Duration.ofDays(7), 50_000);

  final Path home;
  final StateFiles state;
  final TenantHost host;
  Instant now = Instant.parse("2026-11-24T12:00:00Z");
  SpoolLimits limits = SMALL;

  SpoolWorld(Path home, String address) {
    this.home = home;
    this.state = new StateFiles(home.resolve(".runlayer"), new PosixSafeFiles());
    try {
      this.host = TenantHost.parse(address);
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// One that asks for a look at the folder with an event whose id says so.
  Spool spool(boolean looks) {
    return new Spool(
        state,
        new PosixSequences(),
        limits,
        clock(),
        4711,
        () -> {
          UUID random = UUID.randomUUID();
          long low = random.getLeastSignificantBits();
          return new UUID(random.getMostSignificantBits(), looks ? low & ~127L : low | 1);
        });
  }

  Courier courier() {
    Clock clock = clock();
    return new Courier(
        state,
        spool(false),
        limits,
        credentials(),
        new Enrollment(state, credentials(), clock, _ -> {}, false),
        new Transcripts(home, new PosixSafeFiles()),
        clock,
        System::nanoTime);
  }

  FileCredentialStore credentials() {
    return new FileCredentialStore(state);
  }

  private Clock clock() {
    return InstantSource.fixed(now).withZone(ZoneOffset.UTC);
  }

  SpoolEvent event(String name, String payload) {
    return event(host.hostKey(), Sender.CLAUDE_CODE, name, payload);
  }

  static SpoolEvent event(String hostKey, Sender sender, String name, String payload) {
    return new SpoolEvent(
        HookRoute.EVENTS,
        hostKey,
        sender,
        name,
        Optional.empty(),
        "",
        Optional.empty(),
        payload.getBytes(StandardCharsets.UTF_8));
  }

  /// Keeps an event a millisecond after the last one.
  UUID add(SpoolEvent event) {
    now = now.plusMillis(1);
    return switch (spool(false).add(event)) {
      case SpoolOutcome.Spooled spooled -> spooled.id();
      case SpoolOutcome.NotSpooled not -> throw new AssertionError(not.sentence());
    };
  }

  Path folder() {
    return home.resolve(".runlayer/spool");
  }

  /// The names of the events' files, in their order.
  List<String> names() {
    return files().map(path -> path.getFileName().toString()).toList();
  }

  Stream<Path> files() {
    try (Stream<Path> all = Files.list(folder())) {
      return all.filter(path -> path.toString().endsWith(".event")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the files hold, in their order.
  List<Entry> entries() {
    return files().map(SpoolWorld::entry).toList();
  }

  static Entry entry(Path file) {
    try {
      return Entry.parse(Files.readAllBytes(file)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String payload(Entry entry) {
    return new String(
        entry.file(), entry.start(), entry.file().length - entry.start(), StandardCharsets.UTF_8);
  }
}
