// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.LastEnrollment.Outcome;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.StateDocument;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stays of an enrollment for whoever asks later.
class EnrollmentRecordTest {
  /// Later than the files that a test writes, whose time is the system's.
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(30);

  private static final String KEY = "rl_user_FAKE0123456789";

  @TempDir Path folder;
  private StateFiles state;
  private StateDocument document;
  private EnrollmentRecord record;
  private Enrollment enrollment;
  private TenantHost host;

  @BeforeEach
  void open() throws Exception {
    host = TenantHost.parse("https://acme.example");
    state = new StateFiles(folder.resolve("state"), new PosixSafeFiles());
    document = new StateDocument(state, duration -> {});
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    record = new EnrollmentRecord(document, clock, new Redactor()::text);
    CredentialStore store = new FileCredentialStore(state);
    enrollment = new Enrollment(state, store, clock, duration -> {}, false, Optional.of(record));
  }

  @Test
  void nothing_is_known_at_first() throws StateException {
    assertThat(record.last()).isEmpty();
  }

  @Test
  void an_exchange_and_what_follows_are_remembered() throws Exception {
    enrollment.enroll(host, EnrollMode.IF_NEEDED, () -> KEY);
    assertThat(record.last()).contains(last(Outcome.EXCHANGED, Optional.empty()));

    enrollment.enroll(host, EnrollMode.IF_NEEDED, () -> KEY);
    assertThat(record.last()).contains(last(Outcome.ALREADY, Optional.empty()));
  }

  @Test
  void a_failure_is_remembered_without_the_secrets_that_its_sentence_quotes() {
    assertThatThrownBy(
            () ->
                enrollment.enroll(
                    host,
                    EnrollMode.IF_NEEDED,
                    () -> {
                      throw new IOException("refused: --api-key FAKEsecret0123456789");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(lastRecorded())
        .contains(last(Outcome.FAILED, Optional.of("refused: --api-key <redacted>")));
  }

  @Test
  void a_key_that_is_none_is_a_failure() throws Exception {
    enrollment.enroll(host, EnrollMode.IF_NEEDED, () -> "two words");

    assertThat(record.last())
        .contains(
            last(
                Outcome.FAILED,
                Optional.of(
                    "the answer of https://acme.example has no usable api_key; check Host")));
  }

  @Test
  void a_hook_that_finds_a_key_or_waits_leaves_the_last_enrollment_as_it_was() throws Exception {
    assertThatThrownBy(
            () ->
                enrollment.enroll(
                    host,
                    EnrollMode.LAZY,
                    () -> {
                      throw new IOException("no network");
                    }))
        .hasMessage("no network");
    assertThat(enrollment.enroll(host, EnrollMode.LAZY, () -> KEY))
        .isEqualTo(new EnrollOutcome.CoolingDown());

    assertThat(record.last()).contains(last(Outcome.FAILED, Optional.of("no network")));
  }

  @Test
  void what_a_scan_keeps_in_the_file_stays() throws Exception {
    document.change(all -> all.putObject("last_scan").put("servers", 7));

    enrollment.enroll(host, EnrollMode.IF_NEEDED, () -> KEY);

    assertThat(document.read().at("/last_scan/servers").asInt()).isEqualTo(7);
    assertThat(record.last()).isPresent();
  }

  @Test
  void a_time_in_the_future_counts_as_none() throws Exception {
    enrollment.enroll(host, EnrollMode.IF_NEEDED, () -> KEY);
    Clock past = Clock.fixed(now.minus(Duration.ofHours(1)), ZoneOffset.UTC);

    assertThat(new EnrollmentRecord(document, past, text -> text).last()).isEmpty();
  }

  private Optional<LastEnrollment> lastRecorded() {
    try {
      return record.last();
    } catch (StateException e) {
      throw new AssertionError(e);
    }
  }

  private LastEnrollment last(Outcome outcome, Optional<String> error) {
    return new LastEnrollment(now, "acme.example", outcome, error);
  }
}
