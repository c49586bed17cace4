// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Server;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Homes put together at random: each server that was planted is found once, under the right
/// client, scope and transport, and none of the secrets beside it comes out.
class GeneratedHomesTest {
  private static final int HOMES = 100;
  private static final String SECRET = "Zq7Xv2Kp9Wt4Lm8Rb3Nc6Yd1";

  private record Spot(String client, String scope, String path, String wrapper, boolean toml) {}

  private static final List<Spot> GLOBAL =
      List.of(
          new Spot("claude_code", "global", ".claude.json", "mcpServers", false),
          new Spot("claude_code", "global", ".claude-work/.claude.json", "mcpServers", false),
          new Spot("cursor", "global", ".cursor/mcp.json", "mcpServers", false),
          new Spot("vscode", "global", "{app}/Code/User/mcp.json", "servers", false),
          new Spot("vscode", "global", "{app}/Code/User/profiles/x/mcp.json", "servers", false),
          new Spot("vscode", "global", "{app}/Code/User/settings.json", "mcp.servers", false),
          new Spot(
              "claude_desktop",
              "global",
              "{app}/Claude/claude_desktop_config.json",
              "mcpServers",
              false),
          new Spot("windsurf", "global", ".codeium/windsurf/mcp_config.json", "mcpServers", false),
          new Spot("gemini_cli", "global", ".gemini/settings.json", "mcpServers", false),
          new Spot("codex", "global", ".codex/config.toml", "mcp_servers", true));

  private static final List<Spot> PROJECT =
      List.of(
          new Spot("claude_code", "project", ".mcp.json", "mcpServers", false),
          new Spot("cursor", "project", ".cursor/mcp.json", "mcpServers", false),
          new Spot("vscode", "project", ".vscode/mcp.json", "servers", false),
          new Spot("windsurf", "project", ".windsurf/mcp_config.json", "mcpServers", false),
          new Spot("gemini_cli", "project", ".gemini/settings.json", "mcpServers", false),
          new Spot("codex", "project", ".codex/config.toml", "mcp_servers", true));

  private static final List<String> FOLDERS =
      List.of("src", "work", "a b", "zürich", "deep", "packages", "Library.old", ".hidden");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void every_planted_server_is_found_once_and_no_secret(long seed) {
    Random random = new Random(seed);
    for (int number = 0; number < HOMES; number++) {
      Layout.Os os = random.nextBoolean() ? Layout.Os.MACOS : Layout.Os.LINUX;
      Home home = new Home(folder.resolve("home-" + number), os);
      List<String> planted = plant(home, random);

      Inventory found = home.scan();

      String because = "seed %d, home %d".formatted(seed, number);
      assertThat(found.errors()).as(because).isEmpty();
      assertThat(summary(found)).as(because).isEqualTo(sorted(planted));
      assertThat(found.toString())
          .as(because)
          .doesNotContain(SECRET)
          .doesNotContain(URLEncoder.encode(SECRET + "=", StandardCharsets.UTF_8))
          .doesNotContain(
              Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static List<String> plant(Home home, Random random) {
    List<String> planted = new ArrayList<>();
    for (Spot spot : GLOBAL) {
      if (random.nextInt(3) == 0) {
        plant(home, random, spot, "", planted);
      }
    }
    TreeSet<String> projects = new TreeSet<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      StringBuilder path = new StringBuilder();
      for (int level = random.nextInt(6); level >= 0; level--) {
        path.append(FOLDERS.get(random.nextInt(FOLDERS.size()))).append('/');
      }
      projects.add(path.toString());
    }
    for (String project : projects) {
      for (Spot spot : PROJECT) {
        if (random.nextInt(3) == 0) {
          plant(home, random, spot, project, planted);
        }
        if (random.nextInt(8) == 0) {
          // Somebody else's, in a folder that is skipped.
          plant(home, random, spot, project + "node_modules/x/", new ArrayList<>());
        }
      }
    }
    return planted;
  }

  private static void plant(
      Home home, Random random, Spot spot, String prefix, List<String> planted) {
    String app = home.layout().os() == Layout.Os.MACOS ? "Library/Application Support" : ".config";
    String path = prefix + spot.path().replace("{app}", app);
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      String name = "server-" + i;
      boolean local = random.nextBoolean();
      entries.append(spot.toml() ? toml(name, local) : json(name, local, random));
      planted.add(
          "%s %s %s %s %s"
              .formatted(
                  spot.client(), spot.scope(), home.path(path), name, local ? "stdio" : "sse"));
    }
    home.file(
        path,
        spot.toml()
            ? entries.toString()
            : "{ \"other\": [1, {\"x\": null}], \"%s\": {%s} }".formatted(spot.wrapper(), entries));
  }

  private static String json(String name, boolean local, Random random) {
    String comma = random.nextBoolean() ? ", // next\n" : ",";
    return local
        ? "\"%s\": {\"command\": \"npx\", \"args\": [\"tool\", \"--api-key\", \"%s\"], \"env\": {\"K\": \"%s\"}}%s"
            .formatted(name, SECRET, SECRET, comma)
        : "\"%s\": {\"url\": \"https://u:%s@h.example/%s?k=%s\", \"headers\": {\"X\": \"%s\"}}%s"
            .formatted(name, SECRET, SECRET, SECRET, SECRET, comma);
  }

  private static String toml(String name, boolean local) {
    return local
        ? "[mcp_servers.%s]\ncommand = 'npx'\nargs = ['--token=%s']\nenv = { K = '%s' }\n"
            .formatted(name, SECRET, SECRET)
        : "[mcp_servers.%s]\nurl = 'https://h.example/s/%s'\n".formatted(name, SECRET);
  }

  private static List<String> summary(Inventory found) {
    List<String> lines = new ArrayList<>();
    for (Configuration configuration : found.configurations()) {
      if (configuration.client().equals("vscode") && configuration.path().endsWith(".mcp.json")) {
        continue; // Claude Code's file, which VS Code reads too
      }
      for (Server server : configuration.servers()) {
        lines.add(
            "%s %s %s %s %s"
                .formatted(
                    configuration.client(),
                    configuration.scope().wireName(),
                    configuration.path(),
                    server.name(),
                    server.type()));
      }
    }
    return sorted(lines);
  }

  private static List<String> sorted(List<String> lines) {
    List<String> sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    return sorted;
  }
}
