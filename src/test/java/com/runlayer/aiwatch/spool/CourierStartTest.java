// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.Background;
import com.runlayer.aiwatch.platform.LockAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// When a courier is started, and when one would only be in the way.
@Timeout(60)
class CourierStartTest {
  @TempDir Path home;
  private final List<List<String>> started = new ArrayList<>();
  private SpoolWorld world;

  @BeforeEach
  void world() {
    world = new SpoolWorld(home, "https://acme.example");
  }

  @Test
  void one_is_started_with_the_arguments_of_the_same_world() {
    start().afterAdding();

    assertThat(started).containsExactly(List.of("-Duser.home=/tmp/x", "courier"));
  }

  @Test
  void none_is_started_while_one_is_at_work() throws IOException {
    world.add(world.event("Stop", "{}"));
    try (var _ = ((LockAttempt.Acquired) world.state.tryLock("courier.lock")).lock()) {
      start().afterAdding();
      start().inPassing();
      start().inAnyCase();
    }
    assertThat(started).isEmpty();

    start().afterAdding();
    assertThat(started).hasSize(1);
  }

  @Test
  void none_is_started_in_a_pause_but_for_a_reason() throws IOException {
    world.add(world.event("Stop", "{}"));
    remember(Optional.of(world.now.plusSeconds(15)));

    start().afterAdding();
    start().inPassing();
    assertThat(started).isEmpty();

    start().inAnyCase();
    assertThat(started).hasSize(1);
  }

  @Test
  void a_pause_that_is_over_or_that_no_courier_makes_holds_nobody_up() throws IOException {
    remember(Optional.of(world.now));
    start().afterAdding();
    remember(Optional.of(world.now.plus(Duration.ofMinutes(15)).plusMillis(1)));
    start().afterAdding();

    assertThat(started).hasSize(2);
  }

  @Test
  void in_passing_none_is_started_for_nothing() {
    start().inPassing();
    start().inAnyCase();
    assertThat(started).isEmpty();

    world.add(world.event("Stop", "{}"));
    start().inPassing();
    assertThat(started).hasSize(1);
  }

  @Test
  void a_memory_that_is_damaged_holds_nobody_up() throws IOException {
    world.state.prepare();
    for (String text :
        List.of("", "{", "[]", "{\"next_at\":\"soon\"}", "{\"last_run\":{\"at\":1}}")) {
      Files.writeString(home.resolve(".runlayer/courier.json"), text);
      start().afterAdding();
    }

    assertThat(started).hasSize(5);
  }

  @Test
  void a_state_folder_that_is_refused_is_no_failure() throws IOException {
    Files.createSymbolicLink(home.resolve(".runlayer"), home);

    start().afterAdding();
    start().inPassing();
    start().inAnyCase();

    assertThat(started).isEmpty();
  }

  @Test
  void what_is_remembered_is_read_again() throws IOException {
    CourierMemory memory =
        new CourierMemory(
            Optional.of(
                new CourierReport(
                    world.now, CourierEnd.KEY_REFUSED, 1, 2, 3, 4, Optional.of("because"))),
            Optional.of(world.now.minusSeconds(1)),
            Optional.of(world.now.plusSeconds(1)),
            5,
            Optional.of(new CourierMemory.Refusal("0123", world.now)),
            Optional.of(new CourierMemory.Stuck("a.event", 6)));

    memory.write(world.state);

    assertThat(CourierMemory.read(world.state)).isEqualTo(memory);
  }

  private void remember(Optional<Instant> next) throws IOException {
    new CourierMemory(
            Optional.empty(), Optional.empty(), next, 1, Optional.empty(), Optional.empty())
        .write(world.state);
  }

  private CourierStart start() {
    return new CourierStart(
        world.state,
        InstantSource.fixed(world.now).withZone(ZoneOffset.UTC),
        new Background() {
          @Override
          public void start(List<String> arguments) {
            started.add(arguments);
          }

          @Override
          public void leaveSession(Duration longest) {
            throw new AssertionError("this process stays where it is");
          }
        },
        List.of("-Duser.home=/tmp/x"));
  }
}
