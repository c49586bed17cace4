// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Enrollments of many processes, and of processes that are ended at any moment.
class EnrollIT {
  private static final Duration KILLING = Duration.ofSeconds(20);

  /// More often than any run asks.
  private static final int MANY = 10;

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

  /// The answer, how often the tenant gives it before it behaves, the exit code, and the requests.
  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Misbehaviour.status(401), MANY, 1, 1),
        Arguments.of(Misbehaviour.status(403), MANY, 1, 1),
        Arguments.of(Misbehaviour.status(422), MANY, 1, 1),
        Arguments.of(Misbehaviour.status(500), 1, 0, 2),
        Arguments.of(Misbehaviour.status(500), MANY, 1, 3),
        Arguments.of(Misbehaviour.junk(), MANY, 1, 1),
        Arguments.of(Misbehaviour.captivePortal(), MANY, 1, 1),
        Arguments.of(Misbehaviour.withoutRequiredField(), MANY, 1, 1),
        Arguments.of(
            new Misbehaviour.Answer(200, "application/json", Map.of(), "{\"api_key\": \"\"}"),
            MANY,
            1,
            1),
        Arguments.of(new Misbehaviour.CloseConnection(), 1, 0, 2));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void what_the_tenant_answers_decides_what_is_kept(
      Misbehaviour answer, int times, int exit, int requests) throws IOException {
    mock.misbehave(Route.ENROLL, times, answer);

    Program.Run run = enroll();

    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(mock.requests(Route.ENROLL)).hasSize(requests);
    assertThat(Files.exists(marker())).isEqualTo(exit == 0);
    assertThat(Files.exists(credential())).isEqualTo(exit == 0);
    assertThat(run.err().isEmpty()).isEqualTo(exit == 0);
    assertThat(run.out() + run.err()).doesNotContain(mock.enrollmentKey());
  }

  @Test
  void a_store_that_refuses_the_key_leaves_nobody_enrolled() throws IOException {
    Files.createDirectories(world.home().resolve(".runlayer"));
    Files.writeString(world.home().resolve(".runlayer/credentials"), "no folder");

    Program.Run run = enroll();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("credentials");
    assertThat(marker()).doesNotExist();
  }

  @Test
  void a_key_that_was_revoked_is_exchanged_by_the_next_run() throws IOException {
    enroll();
    mock.revoke(mock.userKey("dev-1", "mac-1"));
    Files.createFile(
        marker().resolveSibling(".key-rejected-" + mock.address().getAuthority()),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

    assertThat(enroll().exit()).isZero();

    assertThat(mock.requests(Route.ENROLL)).hasSize(2);
    assertThat(marker().resolveSibling(".key-rejected-" + mock.address().getAuthority()))
        .doesNotExist();
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
