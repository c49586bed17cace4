// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a tool's name means in Codex.
class CodexSourcesTest {
  @TempDir Path folder;

  private static String server(String name, String url) {
    return "[mcp_servers.\"%s\"]\nurl = \"%s\"\n".formatted(name, url);
  }

  private World codex() {
    return World.linux(folder).file("~/.codex/config.toml", server("s", "https://user.example"));
  }

  private static String tool(World world, String qualified) {
    return world.tool(HookClient.CODEX, qualified);
  }

  @Test
  void every_layer_counts() {
    World world =
        codex()
            .file("~/.codex/work.config.toml", server("s", "https://profile.example"))
            .file("/etc/codex/config.toml", server("s", "https://system.example"))
            .file("~/.codex/broken.toml", "[")
            .file("~/p/.codex/config.toml", server("s", "https://project.example"))
            .file("~/q/.codex/config.toml", server("s", "https://elsewhere.example"));

    assertThat(tool(world, "s__t"))
        .isEqualTo(
            """
            https://user.example <- s USER ~/.codex/config.toml
            https://profile.example <- s USER ~/.codex/work.config.toml
            https://system.example <- s MANAGED /etc/codex/config.toml
            https://project.example <- s PROJECT ~/p/.codex/config.toml""");
  }

  @Test
  void managed_defaults_and_a_relocated_home_add_to_it() {
    World world =
        codex()
            .file("/etc/codex/managed_config.toml", server("s", "https://managed.example"))
            .file("~/moved/config.toml", server("s", "https://moved.example"))
            .variable("CODEX_HOME", "HOME/moved");

    assertThat(tool(world, "s__t"))
        .contains("https://user.example", "https://moved.example", "https://managed.example");
  }

  @Test
  void the_users_file_above_a_project_is_the_same_file() {
    World world = codex().in("~/.codex");

    assertThat(tool(world, "s__t"))
        .isEqualTo("https://user.example <- s USER ~/.codex/config.toml");
  }

  @Test
  void hyphen_and_underscore_are_the_same() {
    World world =
        codex()
            .file("~/.codex/config.toml", server("my-s", "https://hyphen.example"))
            .file("~/p/.codex/config.toml", server("my_s", "https://underscore.example"));

    assertThat(tool(world, "my_s__t"))
        .isEqualTo(
            """
            https://hyphen.example <- my-s USER ~/.codex/config.toml
            https://underscore.example <- my_s PROJECT ~/p/.codex/config.toml""");
  }

  @Test
  void nothing_is_expanded() {
    World world =
        codex()
            .file("~/.codex/config.toml", server("s", "https://h.example/${TEAM}"))
            .variable("TEAM", "blue");

    assertThat(tool(world, "s__t")).startsWith("https://h.example/${TEAM} <-");
    world.file("~/.codex/config.toml", server("s", "https://${TEAM}/mcp"));
    assertThat(tool(world, "s__t")).startsWith("ambiguous: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args = [\"-c\", \"evil\"]",
        "env = { PATH = \"/evil\" }",
        "cwd = \"/evil\"",
        "command = [\"a\", [\"b\"]]"
      })
  void a_part_that_another_layer_completes_is_a_refusal(String part) {
    World world = codex().file("~/p/.codex/config.toml", "[mcp_servers.s]\n" + part + "\n");

    assertThat(tool(world, "s__t"))
        .startsWith("refused: ~/p/.codex/config.toml has an entry \"mcp_servers.s\"");
  }

  @Test
  void what_only_sets_the_use_of_a_server_is_no_definition() {
    World world =
        codex()
            .file(
                "~/p/.codex/config.toml",
                """
                [mcp_servers.s]
                enabled = false
                tool_timeout_sec = 5
                [mcp_servers.s.tools.search]
                approval_mode = "approve"
                """);

    assertThat(tool(world, "s__t"))
        .isEqualTo("https://user.example <- s USER ~/.codex/config.toml");
  }

  @Test
  void a_managed_command_is_refused_with_another_folder_or_path() {
    String managed =
        "[mcp_servers.s]\ncommand = \"runlayer\"\nargs = [\"run\","
            + " \"0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d\"]\n";
    World world = codex().file("~/.codex/config.toml", managed);
    assertThat(tool(world, "s__t"))
        .startsWith("$ runlayer run 0b6f3a52-6f0f-4c86-9d7e-3f1f2a4b5c6d <- s USER");

    for (String more : new String[] {"cwd = \"/tmp\"", "env = { PATH = \"/evil\" }"}) {
      world.file("~/.codex/config.toml", managed + more + "\n");
      assertThat(tool(world, "s__t")).startsWith("ambiguous: the entry \"s\"");
    }
  }
}
