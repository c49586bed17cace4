// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosixRealPathsTest {
  @TempDir Path given;

  private Path world;

  @BeforeEach
  void leaveTheLinksOfTheSystemBehind() throws IOException {
    world = given.toRealPath();
    Files.createDirectories(world.resolve("a/b"));
  }

  @Test
  void follows_the_links_of_every_component() throws IOException {
    link("to-a", "a");
    link("a/to-b", "b");
    link("a/b/absolute", world.resolve("elsewhere").toString());

    assertThat(real("to-a/to-b/absolute/x")).isEqualTo(world.resolve("elsewhere/x"));
  }

  @Test
  void takes_the_parent_of_where_a_link_leads() throws IOException {
    link("deep", "a/b");

    assertThat(real("deep/../x")).isEqualTo(world.resolve("a/x"));
    assertThat(real("a/./b//../x")).isEqualTo(world.resolve("a/x"));
  }

  @Test
  void appends_what_does_not_exist() throws IOException {
    link("dangling", "missing/file");

    assertThat(real("dangling")).isEqualTo(world.resolve("missing/file"));
    assertThat(real("none/x/../y")).isEqualTo(world.resolve("none/y"));
    assertThat(new PosixRealPaths().real(Path.of("/../.."))).isEqualTo(Path.of("/"));
  }

  @Test
  void gives_up_on_a_loop() throws IOException {
    link("loop", "loop");
    link("ping", "pong");
    link("pong", "ping");

    assertThat(real("loop/x")).isEqualTo(world.resolve("loop/x"));
    assertThat(real("ping").getParent()).isEqualTo(world);
  }

  @Test
  void follows_forty_links_and_no_more() throws IOException {
    for (int i = 0; i < 41; i++) {
      link("l" + i, "l" + (i + 1));
    }

    assertThat(real("l1")).isEqualTo(world.resolve("l41"));
    assertThat(real("l0")).isEqualTo(world.resolve("l40"));
  }

  @Test
  void knows_a_name_without_following_it() throws IOException {
    link("dangling", "missing");

    assertThat(new PosixRealPaths().exists(world.resolve("dangling"))).isTrue();
    assertThat(new PosixRealPaths().exists(world.resolve("missing"))).isFalse();
  }

  private Path real(String path) {
    return new PosixRealPaths().real(world.resolve(path));
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(world.resolve(name), Path.of(target));
  }
}
