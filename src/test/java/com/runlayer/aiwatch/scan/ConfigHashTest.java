// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigHashTest {
  @Test
  void the_example_of_the_interface_gives_its_hash() {
    assertThat(ConfigHash.of("gamma", "stdio", Optional.of("echo"), List.of(), Optional.empty()))
        .isEqualTo("6f545d3ae5454942844e21800ca9b1a2fe59b85ff792c4b971ca82bdc53bf353");
  }

  /// Computed with Python 3.11: `hashlib.sha256(json.dumps(…,
  /// sort_keys=True).encode()).hexdigest()`.
  @Test
  void quotes_control_characters_and_other_alphabets_are_written_as_python_does() {
    assertThat(
            ConfigHash.of(
                "n\"a\\me\u007f",
                "streaming-http",
                Optional.empty(),
                List.of("ü", "日本", "😀", "a\nb\tc\u0001"),
                Optional.of("https://example.com/mcp")))
        .isEqualTo("d9f04237efe709494547802a444957e578c0111836fa4a245194d848f8e977aa");
  }
}
