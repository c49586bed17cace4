// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Files that are there and cannot be read: each could hide a definition.
class RefusedFilesTest {
  @TempDir Path folder;

  /// A good definition of `s` in another scope does not help.
  private World world() {
    return World.linux(folder)
        .servers("~/.claude.json", "s", "https://s.example")
        .servers("~/.cursor/mcp.json", "s", "https://s.example")
        .file("~/.codex/config.toml", "[mcp_servers.s]\nurl = \"https://s.example\"\n")
        .file("~/.hermes/config.yaml", "mcp_servers: {s: {url: \"https://s.example\"}}\n");
  }

  private static String claude(World world) {
    return world.tool(HookClient.CLAUDE_CODE, "s__t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          CLAUDE_CODE | ~/p/.mcp.json                         | {"mcpServers": | is not valid JSON
          CLAUDE_CODE | ~/p/.mcp.json                         | [1]            | holds a list where an object is expected
          CLAUDE_CODE | ~/p/.mcp.json                         | {} {}          | is not valid JSON
          CLAUDE_CODE | ~/p/.mcp.json                         | {"mcpServers":5} | has an entry "mcpServers"
          CLAUDE_CODE | /etc/claude-code/managed-mcp.json     | no             | is not valid JSON
          CODEX       | ~/p/.codex/config.toml                | [              | is not valid TOML
          CODEX       | /etc/codex/managed_config.toml        | a = 1\\na = 2 =  | is not valid TOML
          HERMES      | ~/.hermes/profiles/src/config.yaml   | a: [           | is not valid YAML
          """)
  void a_malformed_file_is_named(HookClient client, String path, String content, String clause) {
    World world = world().file(path, content);

    assertThat(world.tool(client, "s__t")).startsWith("refused: " + path + " " + clause);
  }

  @Test
  void an_empty_file_and_one_without_servers_are_none() {
    World world =
        world().file("~/p/.mcp.json", "").file("~/.mcp.json", "{}").file("/.mcp.json", "\ufeff{}");

    assertThat(claude(world)).isEqualTo("https://s.example <- s USER ~/.claude.json");
  }

  @Test
  void a_link_is_followed() {
    World world =
        world()
            .servers("~/elsewhere/servers.json", "s", "https://linked.example")
            .link("~/p/.mcp.json", "~/elsewhere/servers.json");

    assertThat(claude(world))
        .isEqualTo(
            """
            https://s.example <- s USER ~/.claude.json
            https://linked.example <- s PROJECT ~/p/.mcp.json""");
  }

  @Test
  void links_in_a_circle_a_folder_and_a_dangling_link() {
    assertThat(claude(world().link("~/p/.mcp.json", "~/p/.mcp.json")))
        .isEqualTo("refused: ~/p/.mcp.json lies behind symbolic links that lead in a circle");
    assertThat(claude(world().folder("~/q/.mcp.json").in("~/q")))
        .isEqualTo("refused: ~/q/.mcp.json is a folder, not a regular file");
    assertThat(claude(world().folder("~/r").link("~/r/.mcp.json", "~/none").in("~/r")))
        .isEqualTo("https://s.example <- s USER ~/.claude.json");
  }

  @Test
  void a_named_pipe_holds_nothing_up() throws IOException, InterruptedException {
    World world = world();
    Path pipe = world.path("~/p/.mcp.json");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(claude(world))
        .isEqualTo("refused: ~/p/.mcp.json is a named pipe, not a regular file");
  }

  @Test
  void a_file_that_may_not_be_read() throws IOException {
    World world = world().servers("~/p/.mcp.json", "s", "https://hidden.example");
    Path file = world.path("~/p/.mcp.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).isFalse(); // root reads everything

    assertThat(claude(world)).startsWith("refused: ~/p/.mcp.json cannot be read");
  }

  @Test
  void eight_mebibytes_are_read_and_no_more() {
    String history =
        "{\"history\":\"%s\",\"mcpServers\":{\"s\":{\"url\":\"https://late.example\"}}}";
    World world =
        world().file("~/p/.mcp.json", history.formatted("x".repeat((8 << 20) - history.length())));
    assertThat(claude(world)).contains("https://late.example");

    world.file("~/p/.mcp.json", history.formatted("x".repeat(8 << 20)));
    assertThat(claude(world)).startsWith("refused: ~/p/.mcp.json is larger than");
  }

  @Test
  void what_goes_beyond_the_limits_of_a_reader_is_refused() {
    String deep = "[".repeat(200) + "]".repeat(200);
    String many =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "\"n%d\":{\"command\":\"a\"}".formatted(i))
            .collect(Collectors.joining(","));
    String bad =
        IntStream.range(0, 200)
            .mapToObj(i -> "\"n%d\":{\"args\":1}".formatted(i))
            .collect(Collectors.joining(","));
    for (Map.Entry<String, String> each :
        Map.of(
                "deep",
                "\"x\":" + deep,
                "many",
                "\"mcpServers\":{" + many + "}",
                "bad",
                "\"mcpServers\":{" + bad + "}")
            .entrySet()) {
      World world = world().file("~/" + each.getKey() + "/.mcp.json", "{" + each.getValue() + "}");

      assertThat(claude(world.in("~/" + each.getKey())))
          .startsWith("refused: ~/" + each.getKey() + "/.mcp.json ");
    }
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void whatever_a_file_holds_the_definition_of_another_is_found_or_doubted(HookClient client)
      throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String alphabet = "{}[]\":,'=#&*!<-?|> \n\\s.mcpServers_aurl\u0000\u00e9";
    for (int i = 0; i < 200; i++) {
      StringBuilder content = new StringBuilder(random.nextBoolean() ? "{\"mcpServers\":{" : "");
      for (int j = random.nextInt(60); j > 0; j--) {
        content.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      World world = world();
      for (KnownFile file : KnownFiles.of(client).stream().skip(1).toList()) {
        String path =
            file.project().map(each -> "~/p/" + each).orElseGet(() -> file.linux().getFirst());
        world.file(path.replace("{appSupport}", "~/.config").replace("*", "x"), content.toString());
      }

      assertThat(world.tool(client, "s__t"))
          .as("seed " + seed)
          .matches("(?s)(.*https://s\\.example <- .*|refused: .*|ambiguous: .*)");
    }
  }

  @Test
  void a_file_that_cannot_matter_is_no_obstacle() {
    World world =
        world()
            .file("~/q/.mcp.json", "{")
            .file("~/.cursor/mcp.json", "{")
            .file("~/p/below/.mcp.json", "{");

    assertThat(claude(world)).isEqualTo("https://s.example <- s USER ~/.claude.json");
  }
}
