// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.Version;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import org.junit.jupiter.api.Test;

@QuarkusMainIntegrationTest
class VersionIT {
  @Test
  @Launch("--version")
  void the_built_program_says_which_it_is(LaunchResult result) {
    assertThat(result.getOutput()).isEqualTo(Version.current().toString());
  }

  @Test
  @Launch(value = "--bogus", exitCode = 2)
  void an_unknown_option_is_wrong_usage(LaunchResult result) {
    assertThat(result.getOutput()).isEmpty();
    assertThat(result.getErrorOutput()).contains("Unknown option: '--bogus'");
  }
}
