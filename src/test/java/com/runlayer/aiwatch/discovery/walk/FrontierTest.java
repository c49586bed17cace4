// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierTest {
  private static void add(Frontier frontier, String parent, int level, String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String name : names) {
      bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    frontier.add(parent.getBytes(StandardCharsets.UTF_8), bytes, names.length, level);
  }

  private static String next(Frontier frontier) {
    return new String(frontier.next(), StandardCharsets.UTF_8) + " " + frontier.level();
  }

  @Test
  void the_oldest_comes_first() {
    Frontier frontier = new Frontier(1_000_000);
    add(frontier, "", 1, "a", "b");
    assertThat(next(frontier)).isEqualTo("/a 1");
    add(frontier, "/a", 2, "c");

    assertThat(List.of(next(frontier), next(frontier))).containsExactly("/b 1", "/a/c 2");
    assertThat(frontier.size()).isZero();
  }

  @Test
  void the_youngest_comes_first_when_they_weigh_too_much() {
    Frontier frontier = new Frontier(0);
    add(frontier, "", 1, "a", "b");
    assertThat(next(frontier)).isEqualTo("/a 1");
    add(frontier, "/a", 2, "c");

    assertThat(List.of(next(frontier), next(frontier))).containsExactly("/a/c 2", "/b 1");
  }

  /// A tree of 5 levels with 6 subfolders each, walked under any budget.
  @ParameterizedTest
  @CsvSource({"0, 1", "300, 2", "2000, 3", "20000, 4", "10000000, 5"})
  void every_folder_has_its_turn_once_whatever_the_budget(long budget, long seed) {
    Random random = new Random(seed);
    Frontier frontier = new Frontier(budget);
    List<String> expected = new ArrayList<>();
    List<String> entered = new ArrayList<>();
    grow(frontier, "", 1, random, expected);
    while (frontier.size() > 0) {
      String path = new String(frontier.next(), StandardCharsets.UTF_8);
      entered.add(path);
      if (frontier.level() < 5) {
        grow(frontier, path, frontier.level() + 1, random, expected);
      }
    }

    assertThat(entered).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).hasSizeGreaterThan(100);
  }

  private static void grow(
      Frontier frontier, String parent, int level, Random random, List<String> all) {
    String[] names = new String[level == 1 ? 6 : random.nextInt(7)];
    for (int i = 0; i < names.length; i++) {
      names[i] = "n" + i;
      all.add(parent + "/" + names[i]);
    }
    add(frontier, parent, level, names);
  }
}
