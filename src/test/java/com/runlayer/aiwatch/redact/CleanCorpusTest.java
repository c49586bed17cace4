// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A redactor that eats everything is useless: packages, paths, flags, addresses and messages that
/// hold no secret come through as they are.
class CleanCorpusTest {
  private final Redactor redactor = new Redactor();

  static Stream<String> corpus() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    CleanCorpusTest.class.getResourceAsStream("/redact/clean.txt")),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList().stream();
    }
  }

  static Stream<String> addresses() throws IOException {
    return corpus().filter(line -> line.matches("[a-z]+://\\S+"));
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void an_argument_without_a_secret_is_unchanged(String line) {
    assertThat(redactor.arguments(List.of(line))).containsExactly(line);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void a_text_without_a_secret_is_unchanged(String line) {
    assertThat(redactor.text(line)).isEqualTo(line);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void an_address_without_a_secret_is_unchanged(String line) {
    assertThat(redactor.url(line)).isEqualTo(line);
  }
}
