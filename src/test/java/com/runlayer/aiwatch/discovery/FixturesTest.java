// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What single files of the first clients say beyond the names of their servers.
class FixturesTest {
  @TempDir Path folder;

  @Test
  void an_entry_of_several_projects_is_one_server_with_all_of_them() {
    Home home = Home.linux(folder).fixture(".claude.json", "claude_code/user.json");

    assertThat(home.scan().configurations().getFirst().servers())
        .filteredOn(server -> server.name().equals("shared"))
        .singleElement()
        .satisfies(
            server ->
                assertThat(server.projects()).containsExactly(home.path("one"), home.path("two")));
  }

  @Test
  void names_of_variables_and_headers_are_kept_and_an_argument_may_be_a_number() {
    Home home =
        Home.linux(folder)
            .fixture(".claude.json", "claude_code/user.json")
            .fixture(".cursor/mcp.json", "cursor/user.json")
            .fixture(".codex/config.toml", "codex/config.toml");

    Inventory found = home.scan();

    assertThat(server(found, "files").environment()).containsExactly("FAKE_TOKEN");
    assertThat(server(found, "docs").headers()).containsExactly("Authorization");
    assertThat(server(found, "docs").arguments()).isEmpty();
    assertThat(server(found, "local").enabled()).isEqualTo(Enabled.NO);
    assertThat(server(found, "files").enabled()).isEqualTo(Enabled.UNKNOWN);
    assertThat(server(found, "with.dot").headers())
        .containsExactly("Authorization", "X-Other", "X-Region");
    assertThat(found.configurations().get(2).servers().getFirst().arguments())
        .hasValueSatisfying(
            arguments ->
                assertThat(arguments).containsExactly("tool", "--port", "8080", "--fast", "true"));
  }

  @Test
  void a_remembered_project_is_read_inside_a_skipped_folder() {
    Home home =
        Home.linux(folder)
            .fixture(".codex/config.toml", "codex/config.toml")
            .fixture(
                ".config/Cursor/User/workspaceStorage/1/workspace.json", "cursor/workspace.json")
            .server("node_modules/codex-project/.mcp.json", "a")
            .server("node_modules/remembered one/.cursor/mcp.json", "b")
            .server("node_modules/forgotten/.mcp.json", "c");

    assertThat(home.lines(home.scan()))
        .containsExactly(
            "claude_code project ~/node_modules/codex-project/.mcp.json: a",
            "codex global ~/.codex/config.toml: local,with.dot",
            "cursor project ~/node_modules/remembered one/.cursor/mcp.json: b");
  }

  @Test
  void a_remembered_project_outside_home_is_a_gap() {
    Home home = Home.linux(folder).file(".claude.json", "{\"projects\":{\"/elsewhere/p\":{}}}");

    assertThat(home.scan().gaps())
        .anySatisfy(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Gap.Kind.OUTSIDE_HOME);
              assertThat(gap.path()).contains(Path.of("/elsewhere/p"));
            });
  }

  @Test
  void a_project_is_remembered_by_its_real_path_where_home_is_a_link() throws IOException {
    Path real = Files.createDirectories(folder.resolve("volumes/ada")).toRealPath();
    Path link = Files.createSymbolicLink(folder.resolve("ada"), real);
    Home home =
        new Home(new Layout(Layout.Os.LINUX, folder.resolve("root"), link, "ada"))
            .file(
                ".claude.json",
                "{\"projects\":{\"%s/node_modules/p\":{\"disabledMcpjsonServers\":[\"a\"]}}}"
                    .formatted(real))
            .server("node_modules/p/.mcp.json", "a");

    Inventory found = home.scan();

    assertThat(home.lines(found))
        .containsExactly("claude_code project ~/node_modules/p/.mcp.json: a");
    assertThat(server(found, "a").enabled()).isEqualTo(Enabled.NO);
    assertThat(found.gaps()).extracting(Gap::kind).doesNotContain(Gap.Kind.OUTSIDE_HOME);
  }

  @Test
  void what_several_clients_run_into_is_told_once() throws IOException {
    Home home =
        Home.linux(folder)
            .folder(folder.resolve("home/ada/.config/Code"))
            .folder(folder.resolve("home/ada/.copilot"))
            .file("p/.mcp.json", "{\"mcpServers\": 5}")
            .file(".config/opencode/opencode.json", "{")
            .folder(folder.resolve("home/ada/q"));
    Files.createSymbolicLink(home.path("q/.mcp.json"), Files.createFile(folder.resolve("out")));

    Inventory found = home.scan();

    assertThat(found.errors())
        .extracting(ReadError::path)
        .containsExactly(home.path(".config/opencode/opencode.json"), home.path("p/.mcp.json"));
    assertThat(found.gaps())
        .filteredOn(gap -> gap.kind() == Gap.Kind.OUTSIDE_HOME)
        .extracting(Gap::path)
        .containsExactly(Optional.of(home.path("q/.mcp.json")));
  }

  @Test
  void the_environment_adds_places_and_replaces_none() {
    Path other = folder.resolve("other");
    Home home =
        Home.linux(folder)
            .variable("CLAUDE_CONFIG_DIR", other.toString())
            .variable("CODEX_HOME", "relative")
            .server(".claude.json", "fixed");
    Home.linux(folder)
        .file(
            "../../other/.claude.json",
            "{\"mcpServers\":{\"added\":{\"url\":\"https://h.example\"}}}");

    assertThat(home.lines(home.scan()))
        .containsExactlyInAnyOrder(
            "claude_code global ~/.claude.json: fixed",
            "claude_code global " + other + "/.claude.json: added");
  }

  @ParameterizedTest
  @EnumSource(Layout.Os.class)
  void an_installed_client_says_what_no_scan_can_see(Layout.Os os) {
    Home home = new Home(folder, os);
    assertThat(home.scan().gaps()).isEmpty();

    home.file(".claude/settings.json", "{}").file(".codex/auth.json", "{}");

    assertThat(home.scan().gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.BLIND_SPOT, Gap.Kind.BLIND_SPOT);
  }

  private static Server server(Inventory found, String name) {
    return found.configurations().stream()
        .flatMap(configuration -> configuration.servers().stream())
        .filter(server -> server.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
