// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretInputTest {
  @TempDir Path world;

  @ParameterizedTest
  @CsvSource({
    "scan, --org-api-key, ''",
    "scan, --org-api-key, '\n'",
    "enroll, --enrollment-key, '  \n key'",
  })
  void an_empty_line_is_wrong_usage(String command, String option, String input) {
    Shell.Result result =
        new Shell(world).input(input).run(command, "--host", "http://localhost:9", option, "-");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .startsWith(
            "aiwatch: the first line of standard input is empty; it is the value of "
                + option
                + "\n");
  }

  @Test
  void a_line_without_end_is_not_read_for_ever() {
    Shell.Result result =
        new Shell(world).input("k".repeat(10_000)).run("enroll", "--enrollment-key", "-");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("has more than 4096 bytes").doesNotContain("kkk");
  }
}
