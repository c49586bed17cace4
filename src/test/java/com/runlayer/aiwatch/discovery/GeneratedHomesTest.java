// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile.Place;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.discovery.inventory.Text;
import com.runlayer.aiwatch.scan.ScanSchema;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Homes put together at random from the whole catalogue: each server and skill that was planted is
/// found once, under the right client, scope and transport, and none of the secrets beside it comes
/// out.
class GeneratedHomesTest {
  private static final int HOMES = 700;
  private static final String SECRET = "Zq7Xv2Kp9Wt4Lm8Rb3Nc6Yd1";

  /// Folders that no client gives a meaning to.
  private static final List<String> FOLDERS =
      List.of("src", "work", "a b", "zürich", "deep", "packages", "Library.old", ".hidden");

  /// A kind of file that is planted.
  private record Kind(Client client, ClientFile file) {}

  private static final List<Client> CLIENTS = Catalogue.load().clients();

  private static final List<Kind> KINDS =
      CLIENTS.stream()
          .flatMap(client -> client.files().stream().map(file -> new Kind(client, file)))
          .filter(kind -> !kind.file().shape().servers().isEmpty() && !kind.file().shared())
          .filter(kind -> kind.file().format() != Format.BUNDLE)
          .toList();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void everything_planted_is_found_once_and_no_secret(long seed) throws IOException {
    Random random = new Random(seed);
    for (int number = 0; number < HOMES; number++) {
      Layout.Os os = random.nextBoolean() ? Layout.Os.MACOS : Layout.Os.LINUX;
      Path world = folder.resolve("home-" + number);
      Home home = new Home(world, os);
      Planted planted = new Planted(home, random);
      planted.plant();

      Inventory found = home.scan();

      String because = "seed %d, home %d".formatted(seed, number);
      assertThat(found.errors()).as(because).isEmpty();
      assertThat(servers(found)).as(because).isEqualTo(planted.expected());
      assertThat(found.skills().stream().map(Skill::path))
          .as(because)
          .containsExactlyInAnyOrderElementsOf(planted.skills);
      assertSecretStays(because, found.toString());
      assertSecretStays(because, ScanSchema.scan(found).json());
      for (Skill skill : found.skills()) {
        for (Text text : home.discovery().texts(skill.path(), skill.files())) {
          assertSecretStays(because, text.content());
        }
      }
      delete(world);
    }
  }

  private static void assertSecretStays(String because, String text) {
    assertThat(text)
        .as(because)
        .doesNotContain(SECRET)
        .doesNotContain(URLEncoder.encode(SECRET + "=", StandardCharsets.UTF_8))
        .doesNotContain(base64(SECRET));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> servers(Inventory found) {
    List<String> lines = new ArrayList<>();
    for (Configuration configuration : found.configurations()) {
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
    Collections.sort(lines);
    return lines;
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// One home, and what a scan of it must find.
  private static final class Planted {
    private final Home home;
    private final Random random;
    private final Layout.Os os;
    private final Set<Path> files = new HashSet<>();
    private final Set<Path> skills = new HashSet<>();

    /// Lines without the clients, each with the files that they are in.
    private final List<Line> lines = new ArrayList<>();

    private record Line(Kind kind, Path path, boolean project, String nameAndType) {}

    Planted(Home home, Random random) {
      this.home = home;
      this.random = random;
      this.os = home.layout().os();
    }

    void plant() throws IOException {
      for (int i = random.nextInt(6); i > 0; i--) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        if (kind.file().place() instanceof Place.Fixed(var templates)
            && !templates.getOrDefault(os, List.of()).isEmpty()) {
          List<String> places = templates.getOrDefault(os, List.of());
          String template = places.get(random.nextInt(places.size()));
          if (!template.startsWith("{env")) {
            write(kind, concrete(template), false);
          }
        }
      }
      TreeSet<String> projects = new TreeSet<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        StringBuilder path = new StringBuilder();
        for (int level = random.nextInt(5); level >= 0; level--) {
          path.append(FOLDERS.get(random.nextInt(FOLDERS.size()))).append('/');
        }
        projects.add(path.toString());
      }
      for (String project : projects) {
        project(project);
      }
    }

    private void project(String project) throws IOException {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        if (kind.file().place() instanceof Place.InProject(String template)) {
          String path = template.replace("*", "x");
          write(kind, home.path(project + path), true);
          if (random.nextInt(4) == 0) {
            // Somebody else's, in a folder that is skipped.
            home.file(project + "node_modules/x/" + path, content(kind.file(), List.of(SECRET)));
          }
        }
      }
      if (random.nextInt(4) == 0) {
        String skill = project + ".claude/skills/s" + random.nextInt(3);
        home.file(skill + "/SKILL.md", "---\nname: s\n---\nexport API_KEY=" + SECRET + "\n");
        skills.add(home.path(skill));
      }
      if (random.nextInt(8) == 0) { // a worktree of another repository
        home.file(project + ".git", "gitdir: " + home.path("elsewhere") + "\n");
      }
    }

    private void write(Kind kind, Path path, boolean project) {
      if (!files.add(path)) {
        return;
      }
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        names.add("server-" + i);
      }
      home.bytes(path, content(kind.file(), names).getBytes(StandardCharsets.UTF_8));
      for (String name : names) {
        boolean local = isLocal(name);
        lines.add(
            new Line(
                kind,
                path,
                project,
                name
                    + " "
                    + (local
                        ? "stdio"
                        : kind.file().shape().streaming() ? "streaming-http" : "sse")));
      }
    }

    /// The same of a name in every file, so that the type can be told from it.
    private static boolean isLocal(String name) {
      return !name.endsWith("1");
    }

    private String content(ClientFile file, List<String> names) {
      List<String> keys =
          file.shape().servers().get(random.nextInt(file.shape().servers().size())).keys();
      boolean perProject = keys.contains("*");
      List<String> way = perProject ? file.shape().servers().getFirst().keys() : keys;
      return switch (file.format()) {
        case TOML -> toml(way.getFirst(), names);
        case YAML -> yaml(way.getFirst(), names);
        default -> json(way, names);
      };
    }

    private String json(List<String> way, List<String> names) {
      StringBuilder entries = new StringBuilder();
      boolean list = random.nextInt(5) == 0;
      for (String name : names) {
        String comma = name.equals(names.getLast()) && random.nextBoolean() ? "" : ", // next\n";
        String start = list ? "{\"name\": \"" + name + "\", " : "\"" + name + "\": {";
        entries.append(start).append(entry(name)).append('}').append(comma);
      }
      String inner = list ? "[" + entries + "]" : "{" + entries + "}";
      for (String key : way.reversed()) {
        inner = "{ \"other\": [1, {\"x\": null}], \"%s\": %s }".formatted(key, inner);
      }
      return (random.nextInt(4) == 0 ? "\uFEFF" : "") + inner;
    }

    private static String entry(String name) {
      return isLocal(name)
          ? "\"command\": \"npx\", \"args\": [\"tool\", \"--api-key\", \"%s\"], \"env\": {\"K\": \"%s\"}"
              .formatted(SECRET, base64(SECRET))
          : "\"url\": \"https://u:%s@h.example/%s?k=%s\", \"headers\": {\"X\": \"%s\"}"
              .formatted(SECRET, SECRET, SECRET, SECRET);
    }

    private static String toml(String key, List<String> names) {
      StringBuilder text = new StringBuilder();
      for (String name : names) {
        text.append("[").append(key).append('.').append(name).append("]\n");
        text.append(
            isLocal(name)
                ? "command = 'npx'\nargs = ['--token=%s']\nenv = { K = '%s' }\n"
                    .formatted(SECRET, SECRET)
                : "url = 'https://h.example/s/%s'\n".formatted(SECRET));
      }
      return text.toString();
    }

    private String yaml(String key, List<String> names) {
      boolean list = random.nextBoolean();
      StringBuilder text = new StringBuilder("# mine\n" + key + ":\n");
      for (String name : names) {
        text.append(list ? "  - name: " + name + "\n" : "  " + name + ":\n");
        text.append(
            isLocal(name)
                ? "    command: npx\n    args: [tool, --api-key, %s]\n    env:\n      K: %s\n"
                    .formatted(SECRET, SECRET)
                : "    url: https://h.example/%s\n    headers: {X: %s}\n"
                    .formatted(SECRET, SECRET));
      }
      return text.toString();
    }

    private Path concrete(String template) {
      String path = template.replace("*", "x");
      int slash = path.indexOf('/');
      String rest = path.substring(slash + 1);
      return switch (path.substring(0, slash)) {
        case "" -> home.layout().system(path);
        case "~" -> home.path(rest);
        case "{config}" -> home.path(".config/" + rest);
        case "{appSupport}" -> home.layout().applicationSupport().resolve(rest);
        case "{data}" ->
            os == Layout.Os.LINUX
                ? home.path(".local/share/" + rest)
                : home.layout().applicationSupport().resolve(rest);
        default -> throw new IllegalArgumentException(template);
      };
    }

    /// Of each planted file its owner, and whoever else the catalogue says reads a file of this
    /// place: always, or where it is installed.
    List<String> expected() {
      List<String> expected = new ArrayList<>();
      for (Line line : lines) {
        for (Client client : CLIENTS) {
          if (client.files().stream().anyMatch(file -> reads(client, file, line))) {
            expected.add(
                "%s %s %s %s"
                    .formatted(
                        client.id(),
                        line.project() ? "project" : "global",
                        line.path(),
                        line.nameAndType()));
          }
        }
      }
      Collections.sort(expected);
      return expected;
    }

    private boolean reads(Client client, ClientFile file, Line line) {
      if (client.equals(line.kind().client()) && file.equals(line.kind().file())) {
        return true;
      }
      if (file.shape().servers().isEmpty() || (file.shared() && !installed(client))) {
        return false;
      }
      return switch (file.place()) {
        case Place.Fixed(var templates) ->
            !line.project()
                && templates.getOrDefault(os, List.of()).stream()
                    .filter(template -> !template.startsWith("{env"))
                    .anyMatch(template -> concrete(template).equals(line.path()));
        case Place.InProject(String template) ->
            line.project()
                && line.kind().file().place() instanceof Place.InProject(String planted)
                && planted.equals(template);
      };
    }

    private boolean installed(Client client) {
      return client.markers().getOrDefault(os, List.of()).stream()
          .anyMatch(marker -> Files.exists(concrete(marker)));
    }
  }
}
