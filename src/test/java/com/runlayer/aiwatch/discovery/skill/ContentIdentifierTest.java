// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentIdentifierTest {
  private static String of(Map<String, String> files) {
    ContentIdentifier identifier = new ContentIdentifier();
    files.forEach(identifier::add);
    return identifier.root();
  }

  /// The tenant's own examples.
  @ParameterizedTest
  @CsvSource({
    "hello, 4fe37226775f169d554f332b176b59b1ea28664c2efe92cddae039c988f1942e",
    "x, 64baf564f8b45745a246f57cc7fb56964669e158aabe1263d38abf56a37a0111"
  })
  void a_lone_file_is_the_root(String content, String expected) {
    assertThat(of(Map.of("SKILL.md", content))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {" hello\n", "\u00a0hello\u2003", "\r\nhello\t", "\u001chello\u0085"})
  void space_around_the_text_does_not_count(String content) {
    assertThat(of(Map.of("SKILL.md", content))).isEqualTo(of(Map.of("SKILL.md", "hello")));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void order_line_ends_and_composition_do_not_count(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Map<String, String> files = new LinkedHashMap<>();
      for (int n = 1 + random.nextInt(9); n > 0; n--) {
        files.put("dir/ü" + random.nextInt(1_000) + ".md", "a\nzürich " + random.nextInt() + "\nb");
      }
      List<String> names = new ArrayList<>(files.keySet());
      Collections.shuffle(names, random);
      Map<String, String> other = new LinkedHashMap<>();
      names.forEach(
          name ->
              other.put(
                  Normalizer.normalize(name, Normalizer.Form.NFD),
                  Normalizer.normalize(files.get(name), Normalizer.Form.NFD)
                      .replace("\n", random.nextBoolean() ? "\r\n" : "\r")));

      assertThat(of(other)).as("seed %d, round %d", seed, i).isEqualTo(of(files));
    }
  }

  @Test
  void names_and_contents_cannot_be_shifted_into_each_other() {
    Set<String> roots = new HashSet<>();
    List<Map<String, String>> sets =
        List.of(
            Map.of("a", "b|||c"),
            Map.of("a|||b", "c"),
            Map.of("a\\", "|||c"),
            Map.of("a\\|||", "c"),
            Map.of("a", "b", "c", "d"),
            Map.of("a", "d", "c", "b"),
            Map.of("a", "b", "c", "d", "e", "f"));
    sets.forEach(set -> roots.add(of(set)));

    assertThat(roots).hasSize(sets.size());
  }
}
