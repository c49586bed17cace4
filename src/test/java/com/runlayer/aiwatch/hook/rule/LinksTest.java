// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @TempDir Path world;

  @BeforeEach
  void makeLinks() throws IOException {
    Path project = Files.createDirectories(world.resolve("proj"));
    Path home = Files.createDirectories(world.resolve("home"));
    Files.createDirectories(home.resolve(".claude"));
    Files.createDirectories(project.resolve("deep/er"));
    Files.createSymbolicLink(project.resolve("innocent"), Path.of(".env"));
    Files.createSymbolicLink(project.resolve("second"), Path.of("innocent"));
    Files.createSymbolicLink(project.resolve("far"), project.resolve(".env"));
    Files.createSymbolicLink(project.resolve("folder"), home.resolve(".claude"));
    Files.createSymbolicLink(project.resolve("up"), Path.of("deep/er"));
    Files.createSymbolicLink(project.resolve("deep/.." + "link"), Path.of("../.env"));
    Files.createSymbolicLink(project.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(project.resolve("harmless"), Path.of("README.md"));
    Files.createSymbolicLink(project.resolve("deep/innocent"), Path.of("../second"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat innocent",
        "cat second",
        "cat far",
        "cat ./innocent",
        "cat up/../innocent",
        "cat up/../../innocent",
        "cat deep/..link",
        "cat folder/settings.json",
        "cat folder/sett*.json",
        "cd folder && cat settings.json",
        "cd deep && cat ../second",
        "cd up && cat ../innocent",
        "cat < innocent",
        "sh -c 'cat innocent'",
        "echo x > folder/settings.local.json",
        "python3 -c \"open('innocent')\"",
        "X=inno; cat ${X}cent",
        "tar cf x.tar innocent"
      })
  void follows_links_to_what_is_guarded(String command) {
    assertThat(calls().shell(command)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat harmless",
        "cat loop",
        "cat loop/../README.md",
        "ls folder",
        "cat up/x",
        "cat folder/settings.local.json",
        "cat missing/folder/file"
      })
  void lets_other_links_through(String command) {
    assertThat(calls().shell(command)).isEmpty();
  }

  @Test
  void knows_that_a_glob_for_a_type_of_files_stands_for_those_that_are_there() throws IOException {
    assertThat(calls().shell("cat *.json")).isEmpty();
    Files.createFile(world.resolve("proj/mcp.json"));
    assertThat(calls().shell("cat *.json")).contains(Guarded.SERVER_LIST);
    assertThat(calls().shell("cat deep/*.json")).isEmpty();
  }

  private Calls calls() {
    return Calls.in(world.resolve("home"), world.resolve("proj"));
  }
}
