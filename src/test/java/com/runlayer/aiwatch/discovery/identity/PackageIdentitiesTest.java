// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageIdentitiesTest {
  private static Optional<PackageIdentity> of(String line) {
    List<String> words = CommandWords.split(line.replace("\\", "/")).orElseThrow();
    return PackageIdentities.of(words.getFirst(), words.subList(1, words.size()));
  }

  private static String text(Optional<PackageIdentity> identity) {
    return identity
        .map(
            found ->
                "%s %s %s %s"
                    .formatted(
                        found.ecosystem().jsonName(),
                        found.name(),
                        found.version().orElse("-"),
                        found.pinned() ? "pinned" : "open"))
        .orElse("-");
  }

  /// Command lines of clients' documentation and of servers' own README files.
  @ParameterizedTest
  @CsvFileSource(resources = "/discovery/command-lines.txt", delimiter = '|', quoteCharacter = '\0')
  void a_command_line_names_its_package(String line, String expected) {
    assertThat(text(of(line))).as(line).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npx -y pkg@1.0.0", "uvx 'a b'==1", "docker run -i --rm mcp/fetch:1"})
  void a_command_may_hold_its_arguments(String line) {
    assertThat(PackageIdentities.of(line, List.of())).isEqualTo(of(line));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatever_the_words_a_name_is_one_word_without_a_variable(long seed) {
    Random random = new Random(seed);
    List<String> words =
        List.of(
            "npx",
            "-y",
            "--",
            "uvx",
            "--from",
            "docker",
            "run",
            "-e",
            "A=b",
            "${V}",
            "$V",
            "%V%",
            "a b",
            "",
            "-",
            "@",
            "@a/b@1.2.3",
            "x==1",
            "==",
            "@@",
            "https://h/x@y",
            "sh",
            "-c",
            "npx ${X}",
            "env",
            "-S",
            "python",
            "-m",
            "mod.x",
            "deno",
            "npm:@",
            "jsr:a/b",
            "image:t@sha256:x",
            ":",
            "/",
            "/a b",
            "node",
            "-",
            "--package=",
            "uv",
            "pipx",
            "--spec",
            "x\u00a0y",
            "bun",
            "x");
    int named = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> line = new ArrayList<>();
      for (int n = random.nextInt(7); n >= 0; n--) {
        line.add(words.get(random.nextInt(words.size())));
      }
      Optional<PackageIdentity> identity =
          PackageIdentities.of(line.getFirst(), line.subList(1, line.size()));
      if (identity.isPresent()) {
        named++;
        assertThat(identity.get().name())
            .as("seed %d: %s", seed, line)
            .isNotEmpty()
            .doesNotContain("$", "{", "%V%")
            .doesNotContainAnyWhitespaces();
      }
    }
    assertThat(named).isGreaterThan(1_000);
  }
}
