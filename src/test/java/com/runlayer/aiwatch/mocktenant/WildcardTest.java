// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "Bash, Bash, true",
    "Bash, Bas, false",
    "Bash, Bashful, false",
    "mcp__*__delete_*, mcp__github__delete_repo, true",
    "mcp__*__delete_*, mcp__github__create_repo, false",
    "*a*b, aXbXb, true",
    "a.c, abc, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "'', '', true",
    "'', x, false",
    "**, '', true"
  })
  void a_pattern_matches_the_whole_name(String pattern, String text, boolean matches) {
    assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
  }

  @Test
  void it_agrees_with_a_regular_expression() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String pattern = word(random, "ab*?");
      String text = word(random, "ab");
      String regex = pattern.replace("*", ".*").replace("?", ".");

      assertThat(Wildcard.matches(pattern, text))
          .as("seed %d: %s on %s", seed, pattern, text)
          .isEqualTo(Pattern.matches(regex, text));
    }
  }

  private static String word(Random random, String letters) {
    StringBuilder word = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
