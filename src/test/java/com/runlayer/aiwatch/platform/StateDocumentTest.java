// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDocumentTest {
  @TempDir Path folder;
  private StateFiles files;
  private StateDocument document;

  @BeforeEach
  void open() {
    files = new StateFiles(folder.resolve("state"), new PosixSafeFiles());
    document = new StateDocument(files, StateDocumentTest::sleep);
  }

  @Test
  void a_change_leaves_what_others_keep() throws StateException {
    document.change(state -> state.put("scan", 1));
    document.change(state -> state.put("enrollment", 2));

    assertThat(document.read().toString()).isEqualTo("{\"scan\":1,\"enrollment\":2}");
  }

  @Test
  void two_that_write_at_once_lose_nothing() throws Exception {
    int changes = 40;
    try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
      List<Future<?>> all = new ArrayList<>();
      for (String member : List.of("scan", "enrollment")) {
        all.add(
            writers.submit(
                () -> {
                  for (int i = 1; i <= changes; i++) {
                    document.change(state -> state.put(member, state.path(member).asInt(0) + 1));
                  }
                  return member;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }

    assertThat(document.read().path("scan").asInt()).isEqualTo(changes);
    assertThat(document.read().path("enrollment").asInt()).isEqualTo(changes);
  }

  @Test
  void a_damaged_file_counts_as_empty_and_is_replaced() throws Exception {
    files.write(StateDocument.FILE, "{\"scan\": ".getBytes(StandardCharsets.UTF_8));

    assertThat(document.read()).isEmpty();
    document.change(state -> state.put("scan", 1));

    assertThat(document.read().path("scan").asInt()).isEqualTo(1);
  }

  @Test
  void a_small_member_never_makes_a_large_one_unreadable() throws Exception {
    String large = "x".repeat(StateDocument.MAX_BYTES - 100);
    document.change(state -> state.put("inventory", large));
    document.change(state -> state.put("enrollment", "y".repeat(1_000)));

    assertThat(document.read().path("inventory").asText()).isEqualTo(large);
  }

  @Test
  void a_lock_that_is_never_given_back_is_a_failure_that_names_the_file() throws Exception {
    List<Duration> pauses = new ArrayList<>();
    StateDocument impatient = new StateDocument(files, pauses::add);
    impatient.change(state -> state.put("scan", 1));
    try (StateLock _ = ((LockAttempt.Acquired) files.tryLock("state.lock")).lock()) {
      assertThatThrownBy(() -> impatient.change(state -> state.put("scan", 2)))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("state.json cannot be written: another process");
    }

    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).hasSeconds(5);
    assertThat(Files.readString(folder.resolve("state/state.json"))).contains("1");
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
