// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInTest {
  private static CheckIn detect(String... failures) {
    return CheckIn.detect(
        new DeviceFields("d", "h", "linux", "6.1", "dev", null), "1.2.3", List.of(failures));
  }

  @Test
  void without_failures_there_is_no_message() {
    assertThat(detect().status()).isEqualTo("ok");
    assertThat(detect().errorMessage()).isNull();
  }

  @Test
  void failures_are_joined() {
    CheckIn report = detect("cursor: a", "codex: b");

    assertThat(report.status()).isEqualTo("error");
    assertThat(report.errorMessage()).isEqualTo("cursor: a; codex: b");
  }

  @ParameterizedTest
  @CsvSource({"500, 500", "501, 500", "4000, 500"})
  void a_long_message_is_cut(int length, int left) {
    assertThat(detect("x".repeat(length)).errorMessage()).hasSize(left);
  }

  /// Whether it is wanted, whether a client ignores it, a failure or none, the status.
  @ParameterizedTest
  @CsvSource({
    "true,  false, '',        ok",
    "true,  true,  '',        drifted",
    "true,  true,  'codex: x', error",
    "false, false, '',        disabled",
    "false, true,  'codex: x', disabled",
  })
  void hooks_tell_each_feature(boolean wanted, boolean drifted, String failure, String status) {
    CheckIn report =
        CheckIn.hooks(
            new DeviceFields("d", "h", "linux", "6.1", "dev", null),
            CheckIn.Feature.SESSIONS,
            "1.2.3",
            wanted,
            drifted,
            failure.isEmpty() ? List.of() : List.of(failure));

    assertThat(report.feature()).isEqualTo("sessions");
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.errorMessage()).isEqualTo(failure.isEmpty() ? null : failure);
  }

  @Test
  void no_character_is_cut_in_two() {
    assertThat(detect("x".repeat(499) + "\uD83D\uDE00").errorMessage()).isEqualTo("x".repeat(499));
    assertThat(detect("x".repeat(498) + "\uD83D\uDE00").errorMessage())
        .isEqualTo("x".repeat(498) + "\uD83D\uDE00");
  }
}
