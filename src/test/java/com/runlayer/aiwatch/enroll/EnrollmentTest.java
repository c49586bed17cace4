// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.config.InvalidValueException;
import com.runlayer.aiwatch.config.Pause;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.CredentialWrite;
import com.runlayer.aiwatch.platform.LockAttempt;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of the steps, and what is left when one of them fails.
class EnrollmentTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String KEY = "rl_user_FAKE0001";

  @TempDir Path home;
  private final AtomicInteger exchanges = new AtomicInteger();
  private final FakeStore store = new FakeStore();
  private StateFiles state;
  private TenantHost host;

  @BeforeEach
  void world() throws InvalidValueException {
    state = new StateFiles(home.resolve(".runlayer"), new PosixSafeFiles());
    host = TenantHost.parse("https://acme.example");
  }

  @Test
  void the_key_is_stored_before_the_marker_is_made() throws Exception {
    store.onWrite = () -> assertThat(marker()).doesNotExist();

    assertThat(enroll(EnrollMode.IF_NEEDED))
        .isEqualTo(new EnrollOutcome.Exchanged(new Secret(KEY)));

    assertThat(store.keys).containsExactly(KEY);
    assertThat(marker()).isEmptyFile();
  }

  @Test
  void a_key_that_is_there_makes_the_marker_without_an_exchange() throws Exception {
    store.keys.add(KEY);

    assertThat(enroll(EnrollMode.IF_NEEDED)).isEqualTo(new EnrollOutcome.Already(new Secret(KEY)));

    assertThat(exchanges).hasValue(0);
    assertThat(marker()).exists();
  }

  /// The longest name that a host can have, with a port; both begin alike.
  @Test
  void the_longest_host_names_are_kept_apart() throws Exception {
    String begin = ("a".repeat(63) + ".").repeat(3);
    TenantHost one = TenantHost.parse("https://" + begin + "b".repeat(61) + ":65535");
    TenantHost other = TenantHost.parse("https://" + begin + "b".repeat(60) + "c:65535");
    Enrollment real =
        new Enrollment(state, new FileCredentialStore(state), clock(), duration -> {}, false);

    assertThat(real.enroll(one, EnrollMode.IF_NEEDED, this::exchange))
        .isEqualTo(new EnrollOutcome.Exchanged(new Secret(KEY)));

    assertThat(real.standing(one)).isEqualTo(Enrollment.Standing.ENROLLED);
    assertThat(real.standing(other)).isEqualTo(Enrollment.Standing.NONE);
    EnrollmentReader reader = new EnrollmentReader(state, new FileCredentialStore(state));
    assertThat(reader.markedHosts()).hasSize(1);
    assertThat(reader.standing(reader.markedHosts().getFirst()).marked()).isTrue();
    assertThat(reader.standing(one.hostKey()).key()).isEqualTo(new HostStanding.Key.Present());
    real.rejected(one);
    assertThat(real.standing(one)).isEqualTo(Enrollment.Standing.REJECTED);
    assertThat(reader.standing(one.hostKey()).rejected()).isTrue();
  }

  @Test
  void force_exchanges_in_any_case() throws Exception {
    store.keys.add("rl_user_FAKE0000");

    assertThat(enroll(EnrollMode.FORCED)).isInstanceOf(EnrollOutcome.Exchanged.class);

    assertThat(store.keys).containsExactly(KEY);
  }

  @ParameterizedTest
  @EnumSource(
      value = EnrollMode.class,
      names = {"IF_NEEDED", "LAZY"})
  void a_key_that_the_tenant_refused_is_exchanged_once(EnrollMode mode) throws Exception {
    store.keys.add("rl_user_FAKE0000");
    enrollment().rejected(host);
    assertThat(enrollment().standing(host)).isEqualTo(Enrollment.Standing.REJECTED);

    assertThat(enroll(mode)).isInstanceOf(EnrollOutcome.Exchanged.class);

    assertThat(home.resolve(".runlayer/.key-rejected-acme.example")).doesNotExist();
    assertThat(enrollment().standing(host)).isEqualTo(Enrollment.Standing.ENROLLED);
    assertThat(enroll(mode)).isInstanceOf(EnrollOutcome.Already.class);
  }

  @Test
  void a_store_that_refuses_the_key_leaves_nothing_behind() throws Exception {
    store.refusesWrites = true;

    assertThat(enroll(EnrollMode.IF_NEEDED)).isInstanceOf(EnrollOutcome.StoreUnusable.class);

    assertThat(exchanges).hasValue(1);
    assertThat(marker()).doesNotExist();
  }

  @Test
  void a_store_that_gives_back_another_key_takes_the_marker_with_it() throws Exception {
    assertThat(enroll(EnrollMode.IF_NEEDED)).isInstanceOf(EnrollOutcome.Exchanged.class);
    store.forgets = true;

    assertThat(enroll(EnrollMode.FORCED)).isInstanceOf(EnrollOutcome.StoreUnusable.class);

    assertThat(marker()).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(EnrollMode.class)
  void a_locked_store_is_not_asked_to_keep_anything(EnrollMode mode) throws Exception {
    store.failure = new CredentialFailure.Locked("the keychain is locked");

    assertThat(enroll(mode)).isEqualTo(new EnrollOutcome.StoreUnusable(store.failure));

    assertThat(exchanges).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(EnrollMode.class)
  void root_never_enrolls(EnrollMode mode) throws Exception {
    Enrollment root = new Enrollment(state, store, clock(), duration -> {}, true);

    assertThat(root.enroll(host, mode, this::exchange)).isEqualTo(new EnrollOutcome.RootRefused());

    assertThat(exchanges).hasValue(0);
    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nbreak", "Schlüssel", "nul\0"})
  void what_is_no_key_is_not_stored(String answer) throws Exception {
    EnrollOutcome outcome = enrollment().enroll(host, EnrollMode.IF_NEEDED, () -> answer);

    assertThat(outcome).isEqualTo(new EnrollOutcome.NoUsableKey());
    assertThat(store.keys).isEmpty();
    assertThat(marker()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"0, false", "59, false", "60, true", "-1, true"})
  void a_hook_does_not_try_again_within_a_minute(int secondsAgo, boolean tries) throws Exception {
    state.write(".enrollment-attempt", new byte[0]);
    Files.setLastModifiedTime(
        home.resolve(".runlayer/.enrollment-attempt"), FileTime.from(NOW.minusSeconds(secondsAgo)));

    EnrollOutcome outcome = enroll(EnrollMode.LAZY);

    assertThat(exchanges).hasValue(tries ? 1 : 0);
    assertThat(outcome)
        .isInstanceOf(tries ? EnrollOutcome.Exchanged.class : EnrollOutcome.CoolingDown.class);
  }

  @Test
  void a_lazy_attempt_is_remembered_before_the_tenant_is_asked() {
    assertThatThrownBy(
            () ->
                enrollment()
                    .enroll(
                        host,
                        EnrollMode.LAZY,
                        () -> {
                          assertThat(home.resolve(".runlayer/.enrollment-attempt")).exists();
                          throw new IOException("no network");
                        }))
        .hasMessage("no network");
  }

  @Test
  void a_hook_waits_two_seconds_for_another_exchange_and_no_longer() throws Exception {
    List<Duration> pauses = new ArrayList<>();
    Enrollment enrollment = new Enrollment(state, store, clock(), pauses::add, false);
    assertThat(state.tryLock("enroll.lock")).isInstanceOf(LockAttempt.Acquired.class);

    assertThat(enrollment.enroll(host, EnrollMode.LAZY, this::exchange))
        .isInstanceOf(EnrollOutcome.Busy.class);

    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).hasSeconds(2);
    assertThat(exchanges).hasValue(0);
  }

  @Test
  void fifty_threads_make_one_exchange() throws Exception {
    Enrollment shared =
        new Enrollment(state, new FileCredentialStore(state), clock(), Pause.sleeping(), false);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<EnrollOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        outcomes.add(
            threads.submit(() -> shared.enroll(host, EnrollMode.IF_NEEDED, this::exchange)));
      }
      for (Future<EnrollOutcome> outcome : outcomes) {
        assertThat(outcome.get())
            .isIn(
                new EnrollOutcome.Already(new Secret(KEY)),
                new EnrollOutcome.Exchanged(new Secret(KEY)));
      }
    }

    assertThat(exchanges).hasValue(1);
  }

  private Path marker() {
    return home.resolve(".runlayer/.enrolled-acme.example");
  }

  private EnrollOutcome enroll(EnrollMode mode) throws Exception {
    return enrollment().enroll(host, mode, this::exchange);
  }

  private Enrollment enrollment() {
    return new Enrollment(state, store, clock(), duration -> {}, false);
  }

  private String exchange() throws RuntimeException {
    exchanges.incrementAndGet();
    return KEY;
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  /// A store that misbehaves as it is told.
  private static final class FakeStore implements CredentialStore {
    private final List<String> keys = new ArrayList<>();
    private boolean refusesWrites;
    private boolean forgets;
    private @Nullable CredentialFailure failure;
    private Runnable onWrite = () -> {};

    @Override
    public CredentialRead read(String account) {
      if (failure != null) {
        return failure;
      }
      return keys.isEmpty()
          ? new CredentialRead.Absent()
          : new CredentialRead.Found(keys.getLast());
    }

    @Override
    public CredentialWrite write(String account, String key) {
      onWrite.run();
      if (refusesWrites) {
        return new CredentialFailure.Failed("the disk is full");
      }
      keys.clear();
      if (!forgets) {
        keys.add(key);
      }
      return new CredentialWrite.Done();
    }

    @Override
    public CredentialWrite delete(String account) {
      keys.clear();
      return new CredentialWrite.Done();
    }
  }
}
