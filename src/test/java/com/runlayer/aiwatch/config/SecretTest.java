// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTest {
  @ParameterizedTest
  @CsvSource({
    "rl_org_FAKE0123456789abcd, rl_org_…abcd",
    "rl_enroll_FAKE0123456789wxyz, rl_enroll_…wxyz",
    "FAKE0123456789wxyz, …wxyz",
    "rl_org_FAKE, rl_org_…",
    "rl_org_FAKE4567, rl_org_…",
    "short, …",
    "'', …",
  })
  void a_key_is_shown_by_its_kind_and_its_end(String key, String masked) {
    assertThat(new Secret(key).masked()).isEqualTo(masked);
  }

  @Test
  void neither_the_secret_nor_what_holds_it_prints_the_key() {
    Value value = new Value.Hidden(new Secret("rl_org_FAKE0123456789abcd"));

    assertThat(value.toString()).doesNotContain("0123456789").contains("rl_org_…abcd");
    assertThat(value.display()).isEqualTo("rl_org_…abcd");
  }
}
