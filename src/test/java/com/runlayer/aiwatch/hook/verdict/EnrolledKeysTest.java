// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.InvalidValueException;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.Enrollment;
import com.runlayer.aiwatch.enroll.FileCredentialStore;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a hook's key comes from, with a real credential file.
class EnrolledKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String STORED = "rl_user_FAKE0001";
  private static final String NEW = "rl_user_FAKE0002";

  @TempDir Path home;
  private final AtomicInteger exchanges = new AtomicInteger();
  private final AtomicInteger enrolled = new AtomicInteger();
  private StateFiles state;
  private TenantHost host;
  private boolean root;

  @BeforeEach
  void world() throws InvalidValueException {
    state = new StateFiles(home.resolve(".runlayer"), new PosixSafeFiles());
    host = TenantHost.parse("https://acme.example");
  }

  @Test
  void a_stored_key_is_used_and_nothing_is_written() throws IOException {
    store(STORED);

    assertThat(keys(true).key()).isEqualTo(new Key.Present(new Secret(STORED)));
    assertThat(exchanges).hasValue(0);
    assertThat(home.resolve(".runlayer/.enrolled-acme.example")).doesNotExist();
  }

  @Test
  void where_none_is_stored_one_is_exchanged_and_told() {
    assertThat(keys(true).key()).isEqualTo(new Key.Present(new Secret(NEW)));
    assertThat(keys(true).key()).isEqualTo(new Key.Present(new Secret(NEW)));

    assertThat(exchanges).hasValue(1);
    assertThat(enrolled).hasValue(1);
  }

  @Test
  void without_an_enrollment_key_there_is_none() {
    assertThat(sentence(keys(false).key())).contains("no enrollment key is configured");
  }

  @Test
  void a_failed_exchange_is_not_repeated_within_a_minute() throws IOException {
    EnrolledKeys.Exchange failing =
        () -> {
          exchanges.incrementAndGet();
          return "";
        };
    EnrolledKeys keys = keys(Optional.of(failing));

    assertThat(sentence(keys.key())).contains("no usable key");
    Files.setLastModifiedTime(
        home.resolve(".runlayer/.enrollment-attempt"), FileTime.from(NOW.minusSeconds(59)));
    assertThat(sentence(keys.key())).contains("less than a minute ago");
    Files.setLastModifiedTime(
        home.resolve(".runlayer/.enrollment-attempt"), FileTime.from(NOW.minusSeconds(61)));
    assertThat(sentence(keys.key())).contains("no usable key");
    assertThat(exchanges).hasValue(2);
  }

  @Test
  void a_refused_key_is_exchanged() throws IOException {
    store(STORED);

    assertThat(keys(true).afterRefusal(new Secret(STORED)))
        .isEqualTo(new Key.Present(new Secret(NEW)));
    assertThat(exchanges).hasValue(1);
    assertThat(home.resolve(".runlayer/.key-rejected-acme.example")).doesNotExist();
  }

  @Test
  void a_refused_key_that_cannot_be_exchanged_stays_refused() throws IOException {
    store(STORED);

    assertThat(sentence(keys(false).afterRefusal(new Secret(STORED))))
        .contains("has no valid key for https://acme.example");
    assertThat(home.resolve(".runlayer/.key-rejected-acme.example")).exists();
    assertThat(keys(false).key()).isInstanceOf(Key.Missing.class);
  }

  @Test
  void a_key_that_somebody_else_exchanged_meanwhile_is_not_given_up() throws IOException {
    store(NEW);

    assertThat(keys(true).afterRefusal(new Secret(STORED)))
        .isEqualTo(new Key.Present(new Secret(NEW)));
    assertThat(exchanges).hasValue(0);
    assertThat(home.resolve(".runlayer/.key-rejected-acme.example")).doesNotExist();
  }

  @Test
  void a_state_folder_that_is_a_link_gives_no_key() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.createSymbolicLink(home.resolve(".runlayer"), elsewhere);

    assertThat(sentence(keys(true).key())).contains("is a symbolic link");
    assertThat(exchanges).hasValue(0);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void root_has_no_key() {
    root = true;

    assertThat(sentence(keys(true).key())).contains("root");
    assertThat(exchanges).hasValue(0);
  }

  private static String sentence(Key key) {
    assertThat(key).isInstanceOf(Key.Missing.class);
    return ((Key.Missing) key).sentence();
  }

  private void store(String key) {
    new FileCredentialStore(state).write(host.hostKey(), key);
  }

  private EnrolledKeys keys(boolean enrollmentKey) {
    EnrolledKeys.Exchange exchange =
        () -> {
          exchanges.incrementAndGet();
          return NEW;
        };
    return keys(enrollmentKey ? Optional.of(exchange) : Optional.empty());
  }

  private EnrolledKeys keys(Optional<EnrolledKeys.Exchange> exchange) {
    Enrollment enrollment =
        new Enrollment(
            state, new FileCredentialStore(state), Clock.fixed(NOW, ZoneOffset.UTC), _ -> {}, root);
    return new EnrolledKeys(enrollment, host, exchange, enrolled::incrementAndGet);
  }
}
