// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.platform.Sequences;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.tenant.HookRoute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is on disk after an event was to be kept.
@Timeout(60)
class SpoolTest {
  @TempDir Path home;
  private SpoolWorld world;

  @BeforeEach
  void world() {
    world = new SpoolWorld(home, "https://acme.example");
  }

  @Test
  void an_event_is_one_file_for_its_owner_alone_with_the_payload_as_it_came() throws IOException {
    String payload = "{\"a\": 1.00, \"b\":\"\\u00e4\"}\n";
    Path transcript = Path.of("/home/dev/.claude/projects/x.jsonl");
    UUID id =
        world.add(
            new SpoolEvent(
                HookRoute.TOOL_PRE,
                "acme.example",
                Sender.CODEX,
                "PreToolUse",
                Optional.of("Bash"),
                "s-1",
                Optional.of(transcript),
                payload.getBytes(StandardCharsets.UTF_8)));

    Path file = world.files().findFirst().orElseThrow();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.folder())))
        .isEqualTo("rwx------");
    Entry entry = SpoolWorld.entry(file);
    assertThat(SpoolWorld.payload(entry)).isEqualTo(payload);
    assertThat(entry.header())
        .isEqualTo(
            new EntryHeader(
                id,
                world.now,
                OptionalLong.of(1),
                HookRoute.TOOL_PRE,
                "acme.example",
                Sender.CODEX,
                "PreToolUse",
                Optional.of("Bash"),
                Optional.of(transcript),
                payload.length()));
    assertThat(world.folder()).isDirectoryNotContaining("glob:**.new-*");
  }

  @Test
  void names_keep_the_order_of_time_process_and_counter() {
    List<EntryName> order =
        List.of(
            new EntryName(999, 70000, 2, false, "00000000"),
            new EntryName(1_795_000_000_000L, 9, 1, true, "ffffffff"),
            new EntryName(1_795_000_000_000L, 10, 9, false, "00000000"),
            new EntryName(1_795_000_000_000L, 10, 10, false, "00000000"),
            new EntryName(1_795_000_000_001L, 1, 1, false, "00000000"));

    assertThat(order).isSorted();
    assertThat(order)
        .allSatisfy(name -> assertThat(EntryName.parse(name.toString())).contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        ".event",
        "000001795000000-1-1-c-00000000.event.bak",
        "1795000000-1-1-c-00000000.event",
        "000001795000000--1-c-00000000.event",
        "000001795000000-1-1-x-00000000.event",
        "000001795000000-1-1-c-0000.event",
        "000001795000000-01-1-c-00000000.event",
        "000001795000000-9999999999999999999-1-c-00000000.event",
        "000001795000000-1-1-c-00000000-1.event",
        "00000179500000\u0663-1-1-c-00000000.event"
      })
  void other_names_are_none_of_an_event(String name) {
    assertThat(EntryName.parse(name)).isEmpty();
  }

  @Test
  void the_events_of_a_session_are_numbered_across_processes() throws Exception {
    int processes = 8;
    try (ExecutorService threads = Executors.newFixedThreadPool(processes)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        Spool spool = world.spool(false);
        runs.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < 25; n++) {
                    assertThat(spool.add(ofSession("s-1")))
                        .isInstanceOf(SpoolOutcome.Spooled.class);
                  }
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
    world.add(ofSession("s-2"));

    List<Long> numbers =
        world.entries().stream().map(entry -> entry.header().counter().orElseThrow()).toList();
    assertThat(numbers).contains(1L, 1L);
    assertThat(numbers.stream().distinct().sorted().toList())
        .isEqualTo(LongStream.rangeClosed(1, processes * 25L).boxed().toList());
    assertThat(numbers).hasSize(processes * 25 + 1);
  }

  @Test
  void without_a_number_an_event_is_kept_all_the_same() {
    Sequences broken = _ -> OptionalLong.empty();
    Spool spool =
        new Spool(world.state, broken, SpoolWorld.SMALL, Clock.systemUTC(), 1, UUID::randomUUID);

    assertThat(spool.add(ofSession("s-1"))).isInstanceOf(SpoolOutcome.Spooled.class);

    assertThat(world.entries().getFirst().header().counter()).isEmpty();
  }

  @Test
  void too_many_are_bounded_by_the_event_that_looks_and_the_loss_is_told() throws IOException {
    for (int i = 0; i < 14; i++) {
      world.add(world.event("PreToolUse", "{\"n\": " + i + "}"));
    }
    assertThat(world.names()).hasSize(14);

    world.now = world.now.plusMillis(1);
    world.spool(true).add(world.event("PreToolUse", "{\"n\": 14}"));

    List<Entry> left = world.entries();
    assertThat(left.subList(0, 10).stream().map(SpoolWorld::payload))
        .containsExactly(
            "{\"n\": 5}",
            "{\"n\": 6}",
            "{\"n\": 7}",
            "{\"n\": 8}",
            "{\"n\": 9}",
            "{\"n\": 10}",
            "{\"n\": 11}",
            "{\"n\": 12}",
            "{\"n\": 13}",
            "{\"n\": 14}");
    assertThat(left.get(10).header().name()).isEqualTo("aiwatch.spool_dropped");
    assertThat(left.get(10).header().sender()).isEqualTo(Sender.AIWATCH);
    var told = new ObjectMapper().readTree(SpoolWorld.payload(left.get(10)));
    assertThat(told.path("dropped").asInt()).isEqualTo(5);
    assertThat(told.at("/reasons/entries").asInt()).isEqualTo(5);
    assertThat(told.path("oldest").asText()).isEqualTo("2026-11-24T12:00:00.001000+00:00");
    assertThat(told.path("newest").asText()).isEqualTo("2026-11-24T12:00:00.005000+00:00");
    assertThat(left).hasSize(11);
  }

  @Test
  void too_much_is_bounded_by_the_oldest_and_its_own_events_go_last() {
    world.add(SpoolEvent.own("acme.example", "aiwatch.fail_open", bytes("{}")));
    for (int i = 0; i < 4; i++) {
      world.add(world.event("PreToolUse", "{\"n\": \"" + i + "x".repeat(30_000) + "\"}"));
    }

    world.now = world.now.plusMillis(1);
    world.spool(true).add(world.event("Stop", "{}"));

    assertThat(world.entries().stream().map(entry -> entry.header().name()))
        .containsExactly(
            "aiwatch.fail_open",
            "PreToolUse",
            "PreToolUse",
            "PreToolUse",
            "Stop",
            "aiwatch.spool_dropped");
  }

  @Test
  void an_event_larger_than_one_may_be_is_not_kept() {
    SpoolOutcome outcome =
        world.spool(false).add(world.event("PreToolUse", "{\"x\":\"" + "x".repeat(50_000) + "\"}"));

    assertThat(outcome)
        .isEqualTo(
            new SpoolOutcome.NotSpooled("the event PreToolUse is larger than what is kept of one"));
    assertThat(world.files()).isEmpty();
  }

  @Test
  void a_spool_that_is_a_link_is_refused_and_nothing_is_written_behind_it() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    world.state.prepare();
    Files.createSymbolicLink(world.folder(), elsewhere);

    assertThat(world.spool(false).add(ofSession("s-1")))
        .isEqualTo(
            new SpoolOutcome.NotSpooled(
                world.folder()
                    + " is a symbolic link, and aiwatch keeps its state only in a folder of its own: remove it."));
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void a_state_folder_that_is_a_link_is_refused() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.createSymbolicLink(home.resolve(".runlayer"), elsewhere);

    assertThat(world.spool(false).add(ofSession("s-1")))
        .isInstanceOf(SpoolOutcome.NotSpooled.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void another_users_spool_is_refused() throws IOException {
    assumeTrue(
        new PosixSafeFiles().effectiveUser() == 0, "SKIPPED: only root can give a folder away");
    world.state.prepare();
    Files.createDirectory(world.folder());
    Files.setAttribute(world.folder(), "unix:uid", 12345);

    assertThat(world.spool(false).add(ofSession("s-1")))
        .isInstanceOfSatisfying(
            SpoolOutcome.NotSpooled.class,
            not -> assertThat(not.sentence()).contains(" belongs to another user"));
  }

  @Test
  void a_home_that_cannot_be_written_keeps_nothing_and_throws_nothing() {
    // as on a read-only volume: nothing can be made below /proc, not even by root
    StateFiles readOnly = new StateFiles(Path.of("/proc/self/.runlayer"), new PosixSafeFiles());
    Spool spool =
        new Spool(
            readOnly,
            _ -> OptionalLong.empty(),
            SpoolWorld.SMALL,
            Clock.systemUTC(),
            1,
            UUID::randomUUID);

    assertThat(spool.add(ofSession("s-1"))).isInstanceOf(SpoolOutcome.NotSpooled.class);
  }

  @Test
  void a_full_disk_keeps_nothing_leaves_nothing_and_throws_nothing() throws Exception {
    Path volume = Files.createDirectory(home.resolve("volume"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k,mode=755", "tmpfs", volume.toString()) == 0,
        "SKIPPED: a small volume cannot be mounted here");
    try {
      SpoolWorld full = new SpoolWorld(volume, "https://acme.example");
      String payload = "{\"x\":\"" + "x".repeat(20_000) + "\"}";
      List<SpoolOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        outcomes.add(full.spool(false).add(full.event("PreToolUse", payload)));
      }

      assertThat(outcomes.getFirst()).isInstanceOf(SpoolOutcome.Spooled.class);
      assertThat(outcomes.getLast())
          .isInstanceOfSatisfying(
              SpoolOutcome.NotSpooled.class,
              not -> assertThat(not.sentence()).contains("no space left"));
      assertThat(full.entries())
          .allSatisfy(entry -> assertThat(SpoolWorld.payload(entry)).isEqualTo(payload));
      assertThat(full.folder()).isDirectoryNotContaining(p -> p.toString().contains(".new-"));
    } finally {
      assertThat(run("umount", volume.toString())).isZero();
    }
  }

  @Test
  void what_was_left_half_written_is_removed_once_it_is_old() throws IOException {
    world.add(ofSession("s-1"));
    Path old = half("a", Duration.ofHours(2));
    Path ahead = half("b", Duration.ofHours(-2));
    Path fresh = half("c", Duration.ofMinutes(1));
    Path foreign = Files.writeString(world.folder().resolve(".DS_Store"), "x");

    new SpoolFolder(world.state).sweep(world.now);

    assertThat(List.of(old, ahead, foreign)).noneMatch(Files::exists);
    assertThat(fresh).exists();
    assertThat(world.names()).hasSize(1);
    assertThat(world.folder().resolve("sessions")).isDirectory();
  }

  @Test
  void numbers_of_sessions_are_forgotten_with_the_events() throws IOException {
    world.add(ofSession("s-1"));
    world.add(ofSession("s-2"));
    List<Path> numbers;
    try (var list = Files.list(world.folder().resolve("sessions"))) {
      numbers = list.toList();
    }
    Files.setLastModifiedTime(
        numbers.getFirst(), FileTime.from(world.now.minus(Duration.ofDays(8))));
    Files.setLastModifiedTime(numbers.getLast(), FileTime.from(world.now));

    new SpoolFolder(world.state).boundTheRest(SpoolWorld.SMALL, world.now);

    assertThat(numbers.getFirst()).doesNotExist();
    assertThat(numbers.getLast()).exists();
  }

  private Path half(String name, Duration age) throws IOException {
    Path file = Files.writeString(world.folder().resolve(StateFiles.TEMPORARY + name), "{");
    Instant time = world.now.minus(age);
    Files.setLastModifiedTime(file, FileTime.from(time));
    return file;
  }

  private SpoolEvent ofSession(String session) {
    return new SpoolEvent(
        HookRoute.EVENTS,
        "acme.example",
        Sender.CLAUDE_CODE,
        "Stop",
        Optional.empty(),
        session,
        Optional.empty(),
        bytes("{}"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
