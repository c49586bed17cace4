// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file is guarded or not, however a command spells it.
class SpellingsTest {
  private static final int COMMANDS = 3000;

  private static final List<String> GUARDED =
      List.of(
          ".env",
          ".envrc",
          ".env.local",
          "config/prod.env",
          "mcp.json",
          ".mcp.json",
          "mcp_config.json",
          "mcp.yaml",
          ".claude.json",
          "claude_desktop_config.json",
          ".claude/settings.json");

  private static final List<String> ORDINARY =
      List.of(
          "README.md",
          "src/app.ts",
          "notes.txt",
          "config/site.toml",
          "main.c",
          "tests/first_test.py",
          ".gitignore",
          "lib/settings.php",
          "environment.ts");

  @TempDir Path world;

  @BeforeEach
  void makeLinks() throws IOException {
    Files.createDirectories(world.resolve("proj/sub"));
    Files.createDirectories(world.resolve("proj/a/b"));
    Files.createDirectories(world.resolve("proj/.claude"));
    Files.createSymbolicLink(world.resolve("proj/harmless"), Path.of(".env"));
    Files.createSymbolicLink(world.resolve("proj/folder"), Path.of(".claude"));
  }

  @Test
  void every_spelling_of_a_guarded_file_is_denied() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < COMMANDS; i++) {
      String command = spellings(random).command(GUARDED.get(random.nextInt(GUARDED.size())));
      assertThat(calls().shell(command)).as("%s (seed %d)", command, seed).isPresent();
    }
  }

  @Test
  void no_spelling_of_an_ordinary_file_is_denied() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < COMMANDS; i++) {
      String command = spellings(random).command(ORDINARY.get(random.nextInt(ORDINARY.size())));
      assertThat(calls().shell(command)).as("%s (seed %d)", command, seed).isEmpty();
    }
  }

  /// Without globs and case: the disk of the test tells them apart.
  @Test
  void quoting_does_not_hide_a_link() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String link = random.nextBoolean() ? "harmless" : "folder/settings.json";
      String command = "cat " + spellings(random).quoted(link);
      assertThat(calls().shell(command)).as("%s (seed %d)", command, seed).isPresent();
    }
  }

  private Spellings spellings(Random random) {
    return new Spellings(random, world.resolve("proj").toString());
  }

  private Calls calls() {
    return Calls.in(world.resolve("home"), world.resolve("proj"));
  }
}
