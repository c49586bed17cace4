// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Configurations put together at random: a lookup finds exactly the entries that were planted
/// under
/// what a tool's name can stand for.
class GeneratedSourcesTest {
  private static final int WORLDS = 40;

  /// They are made to collide: at the separator, in the characters that clients replace, in the two
  /// ways to write one letter.
  private static final List<String> NAMES =
      List.of(
          "a",
          "a_",
          "a__b",
          "a-b",
          "a_b",
          "a.b",
          "a b",
          "ab",
          "_a",
          "b",
          "a__b__c",
          "caf\u00e9",
          "cafe\u0301",
          "cafe",
          "caf_",
          "\ud83d\ude00",
          "__",
          "A",
          "plugin_x_a");

  private static final List<String> TOOLS = List.of("t", "b", "b__c", "_t", "t-u", "");

  /// @param counts whether the session's client reads it
  private record Place(String path, Optional<String> project, boolean counts) {
    static Place of(String path, boolean counts) {
      return new Place(path, Optional.empty(), counts);
    }
  }

  private record Planted(String name, String url, boolean counts) {}

  @TempDir Path folder;

  private static List<Place> places(HookClient client) {
    return switch (client) {
      case CLAUDE_CODE ->
          List.of(
              Place.of("~/.claude.json", true),
              new Place("~/.claude.json", Optional.of("HOME/p"), true),
              new Place("~/.claude.json", Optional.of("HOME/q"), false),
              Place.of("/etc/claude-code/managed-mcp.json", true),
              Place.of("~/p/.mcp.json", true),
              Place.of("~/.mcp.json", true),
              Place.of("~/q/.mcp.json", false));
      case CODEX ->
          List.of(
              Place.of("~/.codex/config.toml", true),
              Place.of("/etc/codex/config.toml", true),
              Place.of("/etc/codex/managed_config.toml", true),
              Place.of("~/p/.codex/config.toml", true),
              Place.of("~/p/q/.codex/config.toml", false));
      case HERMES ->
          List.of(
              Place.of("~/.hermes/config.yaml", true),
              Place.of("~/.hermes/profiles/a/config.yaml", true),
              Place.of("/etc/hermes/config.yaml", true),
              Place.of("~/p/config.yaml", false));
      case CURSOR ->
          List.of(
              Place.of("~/.cursor/mcp.json", true),
              Place.of("~/p/.cursor/mcp.json", true),
              Place.of("~/q/.cursor/mcp.json", false),
              Place.of("~/p/.mcp.json", false));
    };
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void exactly_the_planted_definitions_are_found(HookClient client) throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < WORLDS; i++) {
      World world = World.linux(Files.createDirectory(folder.resolve("w" + i)));
      List<Planted> planted = plant(world, client, random);
      for (int j = 0; j < 20; j++) {
        String qualified = form(pick(NAMES, random), random) + "__" + pick(TOOLS, random);
        Set<String> expected =
            planted.stream()
                .filter(each -> each.counts() && stands(each.name(), qualified))
                .map(Planted::url)
                .collect(Collectors.toCollection(LinkedHashSet::new));

        Lookup lookup =
            world.find(
                client,
                new McpServerReference.ByTool(qualified, "__", Optional.empty(), Optional.empty()));

        String what = "seed " + seed + ", " + qualified + " among " + planted;
        if (expected.isEmpty()) {
          assertThat(lookup).as(what).isInstanceOf(Lookup.NotRegistered.class);
        } else if (expected.size() > McpSources.MAX_SOURCES) {
          assertThat(lookup).as(what).isInstanceOf(Lookup.Ambiguous.class);
        } else {
          found++;
          assertThat(lookup)
              .as(what)
              .isInstanceOfSatisfying(
                  Lookup.Found.class,
                  each ->
                      assertThat(each.candidates())
                          .extracting(candidate -> ((SourceForm.Url) candidate.form()).text())
                          .containsExactlyInAnyOrderElementsOf(expected));
        }
      }
    }
    assertThat(found).as("seed " + seed).isGreaterThan(WORLDS);
  }

  private static List<Planted> plant(World world, HookClient client, Random random) {
    List<Planted> planted = new ArrayList<>();
    Map<String, StringBuilder> contents = new LinkedHashMap<>();
    Map<String, StringBuilder> projects = new LinkedHashMap<>();
    for (Place place : places(client)) {
      Set<String> names = new LinkedHashSet<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        names.add(pick(NAMES, random));
      }
      StringBuilder entries = new StringBuilder();
      for (String name : names) {
        // A few addresses are the same.
        String url = "https://h" + random.nextInt(60) + ".example/mcp";
        planted.add(new Planted(name, url, place.counts()));
        entries.append(entry(client, name, url));
      }
      if (place.project().isPresent()) {
        projects
            .computeIfAbsent(place.path(), path -> new StringBuilder())
            .append("\"%s\":{\"mcpServers\":{%s}},".formatted(place.project().get(), entries));
      } else {
        contents.computeIfAbsent(place.path(), path -> new StringBuilder()).append(entries);
      }
    }
    contents.forEach(
        (path, entries) ->
            world.file(
                path,
                switch (client) {
                  case CODEX -> entries.toString();
                  case HERMES -> "mcp_servers:\n" + entries;
                  case CLAUDE_CODE, CURSOR ->
                      "{\"mcpServers\":{%s},\"projects\":{%s}}"
                          .formatted(entries, projects.getOrDefault(path, new StringBuilder()));
                }));
    return planted;
  }

  /// JSON's way to quote is understood by TOML and YAML too.
  private static String entry(HookClient client, String name, String url) {
    String quoted = "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\"";
    return switch (client) {
      case CODEX -> "[mcp_servers.%s]\nurl = \"%s\"\n".formatted(quoted, url);
      case HERMES -> "  %s:\n    url: \"%s\"\n".formatted(quoted, url);
      case CLAUDE_CODE, CURSOR -> "%s:{\"url\":\"%s\"},".formatted(quoted, url);
    };
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static String form(String name, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Normalizer.normalize(name, Normalizer.Form.NFC);
      case 1 -> Normalizer.normalize(name, Normalizer.Form.NFD);
      case 2 -> name.replaceAll("[^A-Za-z0-9_]", "_");
      case 3 -> name.replaceAll("[^A-Za-z0-9_-]", "_");
      default -> name;
    };
  }

  /// By cutting the tool's name at each separator, where the program looks for each server's name
  /// at
  /// its beginning.
  private static boolean stands(String name, String qualified) {
    Set<String> names = forms(name);
    for (String each : forms(qualified)) {
      for (int at = each.indexOf("__"); at >= 0; at = each.indexOf("__", at + 1)) {
        if (names.contains(each.substring(0, at))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> forms(String text) {
    Set<String> forms = new LinkedHashSet<>();
    for (String each : List.of(text, Normalizer.normalize(text, Normalizer.Form.NFC))) {
      forms.add(each);
      // A class of Java's expressions takes a character beyond the first 65,536 as one.
      forms.add(each.replaceAll("[^A-Za-z0-9_]", "_"));
      forms.add(
          each.chars()
              .mapToObj(c -> String.valueOf((char) c).replaceAll("[^A-Za-z0-9_]", "_"))
              .collect(Collectors.joining()));
    }
    return forms;
  }
}
