// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaksTest {
  private static final String SECRET = "rl_org_FAKE+q7/w2 e9:r4";

  private final Leaks leaks = new Leaks().secret("the key", "rl_org_", SECRET);

  @ParameterizedTest
  @ValueSource(
      strings = {
        SECRET,
        "key " + SECRET + ".",
        "rl_org_F",
        "FAKE+q7/",
        "w2 e9:r4",
        "rl_org_FAKE%2Bq7%2Fw2+e9%3Ar4",
        "%2Bq7%2Fw2"
      })
  void a_piece_that_is_longer_than_what_is_shown_is_found(String text) {
    assertThat(leaks.in("here", text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ab", "user:", "Bearer "})
  void it_is_found_in_base64_wherever_it_begins(String before) {
    byte[] text = (before + SECRET + "end").getBytes(StandardCharsets.UTF_8);

    assertThat(leaks.in("here", Base64.getEncoder().encodeToString(text))).isNotEmpty();
    assertThat(leaks.in("here", Base64.getUrlEncoder().encodeToString(text))).isNotEmpty();
  }

  @Test
  void a_masked_key_is_none() {
    assertThat(leaks.in("here", "rl_org_…9:r4 and rl_org_ and 9:r4 and rl_org_…")).isEmpty();
  }
}
