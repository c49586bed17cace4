// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a tool's name means in Hermes.
class HermesSourcesTest {
  @TempDir Path folder;

  private static String server(String name, String url) {
    return "mcp_servers:\n  \"%s\":\n    url: \"%s\"\n".formatted(name, url);
  }

  private World hermes() {
    return World.linux(folder)
        .file("~/.hermes/config.yaml", server("my-s.x", "https://home.example/${TEAM}"))
        .variable("TEAM", "blue");
  }

  private static String tool(World world, String qualified) {
    return world.tool(HookClient.HERMES, qualified);
  }

  @Test
  void home_every_profile_and_the_administrators_file_count() {
    World world =
        hermes()
            .file("~/.hermes/profiles/src/config.yaml", server("my_s_x", "https://p.example"))
            .file("/etc/hermes/config.yaml", server("my s x", "https://managed.example"))
            .file("~/moved/config.yaml", server("my_s_x", "https://moved.example"))
            .file("~/p/config.yaml", server("my_s_x", "https://project.example"))
            .variable("HERMES_HOME", "HOME/moved");

    assertThat(tool(world, "my_s_x__t"))
        .isEqualTo(
            """
            https://home.example/blue <- my-s.x USER ~/.hermes/config.yaml
            https://p.example <- my_s_x USER ~/.hermes/profiles/src/config.yaml
            https://moved.example <- my_s_x USER ~/moved/config.yaml
            https://managed.example <- my s x MANAGED /etc/hermes/config.yaml""");
  }

  @Test
  void a_name_of_older_releases_is_split_at_every_underscore() {
    World world =
        hermes()
            .file(
                "~/.hermes/profiles/src/config.yaml",
                server("my", "https://my.example") + "  other:\n    url: https://other.example\n");

    assertThat(
            world
                .nowhere()
                .told(
                    HookClient.HERMES,
                    new McpServerReference.ByTool(
                        "my_s_x_t", "_", Optional.empty(), Optional.empty())))
        .isEqualTo(
            """
            https://home.example/blue <- my-s.x USER ~/.hermes/config.yaml
            https://my.example <- my USER ~/.hermes/profiles/src/config.yaml""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base: &b {command: evil}\nmcp_servers:\n  s:\n    <<: *b\n    url: https://h.example\n",
        "base: &b {s: {command: evil}}\nmcp_servers:\n  <<: *b\n",
        "base: &b {mcp_servers: {s: {command: evil}}}\n<<: *b\n",
        "base: &b {s: {command: evil}}\nmcp_servers: *b\n",
        "base: &b {command: evil}\nmcp_servers:\n  s: *b\n",
        "base: &b evil\nmcp_servers:\n  s:\n    command: *b\n",
        "base: &b [x]\nmcp_servers:\n  s:\n    command: a\n    args: *b\n",
        "base: &b {PATH: x}\nmcp_servers:\n  s:\n    command: a\n    env: {<<: *b}\n",
        "mcp_servers:\n  s:\n    url: !!binary aHR0cHM6Ly9oLmV4YW1wbGU=\n",
        "mcp_servers:\n  s:\n    command: a\n    args: [!x b]\n",
        "mcp_servers:\n  s:\n    command: yes\n"
      })
  void what_yaml_brings_in_or_changes_is_a_refusal(String content) {
    World world = hermes().file("~/.hermes/config.yaml", content);

    assertThat(tool(world, "s__t"))
        .startsWith("refused: ~/.hermes/config.yaml has an entry")
        .doesNotContain("evil");
  }

  @Test
  void what_is_left_blank_is_not_there() {
    World world =
        hermes()
            .file("~/.hermes/profiles/src/config.yaml", "mcp_servers:\nmodel: x\n")
            .file(
                "~/.hermes/config.yaml",
                "mcp_servers:\n  s:\n    url: https://h.example\n    args:\n    env:\n    command:\n");

    assertThat(tool(world, "s__t")).isEqualTo("https://h.example <- s USER ~/.hermes/config.yaml");
  }

  @Test
  void an_anchor_elsewhere_is_no_obstacle() {
    World world =
        hermes()
            .file(
                "~/.hermes/config.yaml",
                "a: &a {x: 1}\nb: *a\nmcp_servers:\n  s: {url: https://h.example}\n  t: *a\n");

    assertThat(tool(world, "s__t")).startsWith("https://h.example");
    assertThat(tool(world, "t__t")).startsWith("refused: ");
  }
}
