// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What whoever only looks sees of the spool.
class BacklogTest {
  @TempDir Path home;
  private SpoolWorld world;

  @BeforeEach
  void makeWorld() {
    world = new SpoolWorld(home, "https://acme.example");
  }

  @Test
  void a_spool_that_nobody_used_is_empty_and_is_not_made() throws StateException {
    assertThat(backlog()).isEqualTo(new Backlog(0, 0, Optional.empty(), 0, 0, true));
    assertThat(world.folder()).doesNotExist();
  }

  @Test
  void events_of_another_tenant_count_and_do_not_make_the_spool_old() throws StateException {
    world.add(SpoolWorld.event("other.example", Sender.CURSOR, "stop", "{}"));
    world.now = Instant.parse("2026-11-24T13:00:00Z");
    world.add(world.event("Stop", "{}"));

    Backlog backlog = backlog();

    assertThat(backlog.events()).isEqualTo(2);
    assertThat(backlog.others()).isEqualTo(1);
    assertThat(backlog.oldest()).contains(Instant.parse("2026-11-24T13:00:00.001Z"));
    assertThat(backlog.bytes()).isPositive();
  }

  @Test
  void what_is_no_event_counts_for_nothing_and_stays() throws Exception {
    world.add(world.event("Stop", "{}"));
    Path strange = Files.writeString(world.folder().resolve("notes.txt"), "mine");
    Path unfinished = Files.writeString(world.folder().resolve(".new-1"), "half");

    assertThat(backlog().events()).isEqualTo(1);
    assertThat(strange).exists();
    assertThat(unfinished).exists();
  }

  @Test
  void a_file_that_cannot_be_read_is_taken_for_one_of_ours() throws IOException, StateException {
    world.add(SpoolWorld.event("other.example", Sender.CURSOR, "stop", "{}"));
    Path event = world.files().findFirst().orElseThrow();
    Files.delete(event);
    Files.createSymbolicLink(event, home.resolve("nowhere"));

    assertThat(backlog().others()).isZero();
    assertThat(backlog().oldest()).isPresent();
  }

  @Test
  void what_the_tenant_refused_is_counted_apart() throws Exception {
    world.add(world.event("Stop", "{}"));
    Path aside = Files.createDirectories(world.folder().resolve("set-aside"));
    Path event = world.files().findFirst().orElseThrow();
    Files.move(event, aside.resolve(event.getFileName()));

    assertThat(backlog().setAside()).isEqualTo(1);
    assertThat(backlog().events()).isZero();
  }

  private Backlog backlog() throws StateException {
    return Backlog.read(world.state, new PosixSafeFiles(), Optional.of(world.host.hostKey()));
  }
}
