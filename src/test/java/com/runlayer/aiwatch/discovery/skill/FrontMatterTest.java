// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          ---#name: a#description: b c#---#text         | a | b c
          ---#name: "a: b"#description: >#  x#  y#---#  | a: b | x y
          ---#name: a#description: Use when: x#---#     | a | Use when: x
          ---#name: 7#other: [1]#---#                   | 7 | -
          ---#description: "b"#---#                     | - | b
          ---#name: a#                                  | - | -
          name: a#description: b                        | - | -
          ---#- a#---#                                  | - | -
          ---#---#                                      | - | -
          ---#name:#---#                                | - | -
          ---#name: {a: b}#description: [x]#---#        | - | -
          """)
  void name_and_description(String text, String name, String description) {
    FrontMatter head = FrontMatter.of(text.replace('#', '\n'));

    assertThat(head.name().orElse("-")).isEqualTo(name);
    assertThat(head.description().orElse("-")).isEqualTo(description);
  }

  @Test
  void they_are_cut_between_code_points() {
    FrontMatter head =
        FrontMatter.of(
            "---\r\nname: "
                + "😀".repeat(150)
                + "\r\ndescription: "
                + "x".repeat(2_000)
                + "\r\n---\r\n");

    assertThat(head.name()).contains("😀".repeat(100));
    assertThat(head.description()).contains("x".repeat(1_024));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&a [*a, *a]", "!!java.lang.Runtime {}", "[[[[[[[[[[[[[[[[[[[[[[[[["})
  void an_odd_head_is_no_mistake(String value) {
    assertThat(FrontMatter.of("---\nname: " + value + "\ndescription: d\n---\n").description())
        .contains("d");
  }
}
