// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"github", "@scope/pkg@1.2", "Müller", "日本語", "a b", "😀", ""})
  void ordinary_text_is_unchanged(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "001B, \\u001B",
    "0007, \\u0007",
    "0000, \\u0000",
    "000A, \\n",
    "0009, \\t",
    "000D, \\u000D",
    "0085, \\u0085",
    "202E, \\u202E",
    "2066, \\u2066",
    "200F, \\u200F",
    "2028, \\u2028",
    "2029, \\u2029",
    "FEFF, \\uFEFF",
    "D800, \\uD800",
    "E0001, \\uDB40\\uDC01"
  })
  void what_could_steer_a_terminal_or_hide_text_is_escaped(String codePoint, String shown) {
    String text = "a" + new String(Character.toChars(Integer.parseInt(codePoint, 16))) + "b";

    assertThat(Printable.of(text)).isEqualTo("a" + shown + "b");
  }
}
