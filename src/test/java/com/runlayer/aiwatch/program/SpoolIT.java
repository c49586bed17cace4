// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.RecordedRequest;
import com.runlayer.aiwatch.mocktenant.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Events of many processes, delivered by couriers that are ended at any moment.
@Timeout(300)
class SpoolIT {
  private static final Duration KILLING = Duration.ofSeconds(40);
  private static final int ADDERS = 20;
  private static final int EVENTS_EACH = 10;

  private final Program program = Program.built();
  @TempDir Path folder;
  private MockTenant mock;
  private World world;

  @BeforeEach
  void world() throws IOException {
    mock = MockTenant.start(MockTenantOptions.defaults());
    world =
        World.empty(folder)
            .managed(
                Map.of(
                    "Host",
                    mock.address().toString(),
                    "EnrollmentKey",
                    mock.enrollmentKey(),
                    "Username",
                    "dev-1",
                    "DeviceName",
                    "mac-1"),
                true);
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void no_event_is_lost_whenever_couriers_end() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    run("enroll");
    List<String> added = new ArrayList<>(add(1));
    long began = System.nanoTime();
    run("courier");
    long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    int kills = 0;
    try (ExecutorService starters = Executors.newFixedThreadPool(4)) {
      List<Future<List<String>>> adders = new ArrayList<>();
      for (int i = 0; i < ADDERS; i++) {
        adders.add(starters.submit(() -> add(EVENTS_EACH)));
      }
      while (System.nanoTime() - began < KILLING.toNanos()
          && !(adders.stream().allMatch(Future::isDone) && events() == 0)) {
        Process courier = start("courier");
        // the end of a run is where it delivers
        if (!courier.waitFor(usual / 2 + random.nextLong(2 * usual), TimeUnit.MILLISECONDS)) {
          courier.destroyForcibly().waitFor();
          kills++;
        }
      }
      for (Future<List<String>> adder : adders) {
        added.addAll(adder.get());
      }
    }
    System.out.println(kills + " kills, " + arrived().size() + " requests until then");

    Program.Run last = run("courier");

    assertThat(last.err()).isEmpty();
    assertThat(last.exit()).isZero();
    assertThat(events()).isZero();
    assertThat(kills).as("seed %d", seed).isPositive();
    assertThat(added).hasSize(ADDERS * EVENTS_EACH + 1).doesNotHaveDuplicates();
    assertThat(arrived().stream().distinct())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(added);
  }

  @Test
  void a_courier_in_the_background_has_nothing_of_who_started_it() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/fd")), "SKIPPED: there is no /proc");
    assertThat(add(1)).hasSize(1);
    mock.misbehaveAlways(Route.EVENTS, new Misbehaviour.Delay(Duration.ofSeconds(4)));

    Process enroll =
        new ProcessBuilder(command("enroll"))
            .directory(world.directory().toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(enroll.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(printed).startsWith("Enrolled with ");
    assertThat(mock.snapshot().hookCalls()).as("the output ends before the courier").isEmpty();
    while (mock.requests(Route.EVENTS).isEmpty() && courier().isEmpty()) {
      Thread.sleep(20);
    }
    ProcessHandle courier = courier().getFirst();
    while (sessionOf(courier) != courier.pid()) {
      Thread.sleep(20);
    }
    Path process = Path.of("/proc", Long.toString(courier.pid()));
    assertThat(Files.readSymbolicLink(process.resolve("cwd"))).hasToString("/");
    assertThat(Files.readAllBytes(process.resolve("environ"))).isEmpty();
    for (String stream : List.of("0", "1", "2")) {
      assertThat(Files.readSymbolicLink(process.resolve("fd").resolve(stream)))
          .hasToString("/dev/null");
    }
    courier.onExit().get(60, TimeUnit.SECONDS);
    assertThat(mock.snapshot().hookCalls()).hasSize(1);
    assertThat(events()).isZero();
  }

  @Test
  void an_event_of_sixteen_megabytes_fits_into_the_programs_memory() throws Exception {
    run("enroll");
    Path spool = Files.createDirectories(world.home().resolve(".runlayer/spool"));
    String payload = "{\"x\":\"" + "x".repeat(16 * 1024 * 1024) + "\"}";
    Files.writeString(
        spool.resolve("%015d-1-1-c-00000000.event".formatted(System.currentTimeMillis())),
        "{\"v\":1,\"id\":\"01234567-89ab-4def-8123-456789abcdef\",\"time\":\"2026-11-24T12:00:00Z\","
            + "\"route\":\"hooks/events\",\"host\":\""
            + mock.address().getAuthority()
            + "\",\"client\":\"codex\",\"event\":\"PostToolUse\",\"bytes\":"
            + payload.length()
            + "}\n"
            + payload);

    Program.Run run = run("courier");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(mock.snapshot().hookCalls()).hasSize(1);
  }

  /// The one that works for this world.
  private List<ProcessHandle> courier() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .map(List::of)
                    .filter(all -> all.contains("-Duser.home=" + world.home()))
                    .filter(all -> all.contains("courier"))
                    .isPresent())
        .toList();
  }

  /// The sixth field of `/proc/<pid>/stat`, after a name in parentheses that may hold anything.
  private static long sessionOf(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
  }

  private List<String> add(int count) throws IOException, InterruptedException {
    Process adder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Djna.boot.library.path=" + System.getProperty("jna.boot.library.path"),
                "-Djna.nounpack=true",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SpoolAdder.class.getName(),
                world.home().toString(),
                mock.address().getAuthority(),
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(adder.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(adder.waitFor()).isZero();
    return printed.lines().toList();
  }

  private List<String> arrived() {
    return mock.requests(Route.EVENTS).stream().map(SpoolIT::id).toList();
  }

  private static String id(RecordedRequest request) {
    return request.headers().raw("x-runlayer-idempotency-key").orElseThrow();
  }

  private long events() throws IOException {
    Path spool = world.home().resolve(".runlayer/spool");
    if (!Files.exists(spool)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(spool)) {
      return files.filter(file -> file.toString().endsWith(".event")).count();
    }
  }

  private List<String> command(String name) {
    List<String> command = new ArrayList<>(program.command());
    command.addAll(world.arguments(name));
    return command;
  }

  private Process start(String name) throws IOException {
    return new ProcessBuilder(command(name))
        .directory(world.directory().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private Program.Run run(String name) {
    return program.run(world.directory(), Map.of(), world.arguments(name));
  }
}
