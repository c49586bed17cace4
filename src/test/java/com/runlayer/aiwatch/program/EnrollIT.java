// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import java.io.IOException;
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
import org.junit.jupiter.api.io.TempDir;

/// Enrollments of many processes, and of processes that are ended at any moment.
class EnrollIT {
  private static final Duration KILLING = Duration.ofSeconds(20);

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
  void one_process_enrolls_and_the_next_has_nothing_to_do() throws IOException {
    Program.Run first = enroll();
    Program.Run second = enroll();

    assertThat(first.err() + second.err()).isEmpty();
    assertThat(first.exit()).isZero();
    assertThat(second.exit()).isZero();
    assertThat(credential()).hasContent(mock.userKey("dev-1", "mac-1"));
    assertThat(mock.requests()).hasSize(1);
    assertThat(first.out() + second.out()).doesNotContain("rl_user", "rl_enroll");
  }

  /// Fifty runtimes at once do not fit into every machine that builds the jar.
  @Test
  void processes_that_come_together_make_one_exchange() throws Exception {
    int count = program.isNative() ? 50 : 12;
    try (ExecutorService starters = Executors.newFixedThreadPool(count)) {
      List<Future<Program.Run>> runs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        runs.add(starters.submit(() -> enroll()));
      }
      for (Future<Program.Run> run : runs) {
        assertThat(run.get().err()).isEmpty();
        assertThat(run.get().exit()).isZero();
      }
    }

    assertThat(mock.requests(Route.ENROLL)).hasSize(1);
  }

  @Test
  void a_process_that_is_ended_at_any_moment_leaves_no_marker_without_a_key() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    long began = System.nanoTime();
    enroll();
    long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    int kills = 0;
    while (System.nanoTime() - began < KILLING.toNanos()) {
      if (random.nextInt(3) > 0) {
        forget();
      }
      List<String> command = new ArrayList<>(program.command());
      command.addAll(world.arguments("enroll", "--force"));
      Process process =
          new ProcessBuilder(command)
              .directory(world.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // the end of a run is where it writes
      if (!process.waitFor(usual / 3 + random.nextLong(usual), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        kills++;
      }
      if (Files.exists(marker())) {
        assertThat(credential()).as("seed %d", seed).hasContent(mock.userKey("dev-1", "mac-1"));
      }
      if (Files.exists(credential())) {
        assertThat(Files.readString(credential()))
            .as("seed %d", seed)
            .isEqualTo(mock.userKey("dev-1", "mac-1") + "\n");
      }
    }
    System.out.println(kills + " kills");
    assertThat(kills).as("seed %d", seed).isPositive();

    Program.Run last = enroll("--force");

    assertThat(last.err()).isEmpty();
    assertThat(last.exit()).isZero();
    assertThat(marker()).isEmptyFile();
  }

  private Program.Run enroll(String... options) {
    return program.run(
        world.directory(),
        Map.of(),
        world.arguments(
            Stream.concat(Stream.of("enroll"), Stream.of(options)).toArray(String[]::new)));
  }

  private void forget() throws IOException {
    Files.deleteIfExists(marker());
    Files.deleteIfExists(credential());
  }

  private Path credential() {
    return world.home().resolve(".runlayer/credentials").resolve(hostKey());
  }

  private Path marker() {
    return world.home().resolve(".runlayer/.enrolled-" + hostKey());
  }

  private String hostKey() {
    return mock.address().getAuthority();
  }
}
