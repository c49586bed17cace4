// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Scope;
import com.runlayer.aiwatch.discovery.inventory.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole catalogue: every file of every client, at every place where the client has it, on both
/// systems, and the data's own honesty.
class CatalogueTest {
  private static final List<Client> CLIENTS = Catalogue.load().clients();

  /// One line of `fixtures.txt`.
  record Fixture(String client, int file, String name, List<String> servers) {
    static List<Fixture> all() {
      return Home.fixture("fixtures.txt")
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", -1))
          .map(
              cells ->
                  new Fixture(
                      cells[0],
                      Integer.parseInt(cells[1]),
                      cells[2],
                      cells[3].equals("-") ? List.of() : List.of(cells[3].split(","))))
          .toList();
    }

    Client owner() {
      return CLIENTS.stream().filter(each -> each.id().equals(client)).findFirst().orElseThrow();
    }
  }

  @TempDir Path folder;

  static Stream<Arguments> places() {
    List<Arguments> places = new ArrayList<>();
    for (Fixture fixture : Fixture.all()) {
      ClientFile file = fixture.owner().files().get(fixture.file());
      for (Layout.Os os : Layout.Os.values()) {
        for (String template : templates(file, os)) {
          places.add(Arguments.of(os, fixture, template));
        }
      }
    }
    return places.stream();
  }

  private static List<String> templates(ClientFile file, Layout.Os os) {
    return switch (file.place()) {
      case ClientFile.Place.Fixed(var templates) -> templates.getOrDefault(os, List.of());
      case ClientFile.Place.InProject(String template) -> List.of(template);
    };
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("places")
  void a_file_is_found_once_at_its_place(Layout.Os os, Fixture fixture, String template) {
    Home home = new Home(folder, os);
    Client client = fixture.owner();
    ClientFile file = client.files().get(fixture.file());
    if (file.shared()) {
      List<String> markers = client.markers().getOrDefault(os, List.of());
      assumeThat(markers).isNotEmpty();
      home.folder(concrete(home, markers.getFirst()));
    }
    boolean inProject = file.place() instanceof ClientFile.Place.InProject;
    Path path =
        inProject ? home.path("work/one/" + template.replace("*", "x")) : concrete(home, template);
    write(home, path, file.format(), fixture.name());

    Inventory found = home.scan();

    assertThat(found.errors()).isEmpty();
    List<Configuration> own =
        found.configurations().stream().filter(c -> c.client().equals(client.id())).toList();
    if (fixture.servers().isEmpty()) {
      assertThat(own).isEmpty();
      if (!file.shape().notes().isEmpty()) {
        assertThat(found.gaps())
            .anySatisfy(
                gap -> {
                  assertThat(gap.kind()).isEqualTo(Gap.Kind.BLIND_SPOT);
                  assertThat(gap.path()).contains(path);
                });
      }
    } else {
      assertThat(own).singleElement().extracting(Configuration::path).isEqualTo(path);
      assertThat(own.getFirst().scope()).isEqualTo(inProject ? Scope.PROJECT : Scope.GLOBAL);
      assertThat(own.getFirst().servers().stream().map(CatalogueTest::nameAndType))
          .containsExactlyInAnyOrderElementsOf(fixture.servers());
    }
    assertThat(found.toString()).doesNotContain("hunter2");
  }

  private static String nameAndType(Server server) {
    return server.name() + ":" + server.type();
  }

  /// A path that a template stands for; a variable in it is set.
  private Path concrete(Home home, String template) {
    String path = template.replace("*", "x");
    int slash = path.indexOf('/');
    String head = slash < 0 ? path : path.substring(0, slash);
    String rest = slash < 0 ? "" : path.substring(slash + 1);
    if (head.startsWith("{env:")) {
      String name = head.substring(5, head.length() - 1);
      Path value = folder.resolve("variables").resolve(name);
      home.variable(name, value.toString());
      return rest.isEmpty() ? value : value.resolve(rest);
    }
    return switch (head) {
      case "" -> home.layout().system(path);
      case "~" -> home.path(rest);
      case "{config}" -> home.path(".config/" + rest);
      case "{appSupport}" -> home.layout().applicationSupport().resolve(rest);
      case "{data}" ->
          home.layout().os() == Layout.Os.LINUX
              ? home.path(".local/share/" + rest)
              : home.layout().applicationSupport().resolve(rest);
      default -> throw new IllegalArgumentException(template);
    };
  }

  private static void write(Home home, Path path, Format format, String fixture) {
    byte[] content =
        Home.fixture(fixture)
            .replace("/home/ada", home.layout().home().toString())
            .getBytes(StandardCharsets.UTF_8);
    home.bytes(path, format == Format.BUNDLE ? zip(content) : content);
  }

  private static byte[] zip(byte[] manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("server/index.js"));
      zip.write(new byte[100_000]);
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void every_file_has_a_fixture_and_a_source() {
    Set<String> fixtures = new HashSet<>();
    Fixture.all().forEach(fixture -> fixtures.add(fixture.client() + " " + fixture.file()));
    Set<String> files = new HashSet<>();
    for (Client client : CLIENTS) {
      for (int i = 0; i < client.files().size(); i++) {
        files.add(client.id() + " " + i);
        assertThat(client.files().get(i).source()).as(client.id() + " " + i).isNotBlank();
      }
    }

    assertThat(fixtures).isEqualTo(files);
  }

  @Test
  void a_client_has_an_id_for_the_wire_a_name_and_a_mark_of_its_presence() {
    assertThat(CLIENTS).extracting(Client::id).doesNotHaveDuplicates();
    assertThat(CLIENTS)
        .allSatisfy(
            client -> {
              assertThat(client.id()).matches("[a-z0-9_]+");
              assertThat(client.name()).isNotBlank();
              assertThat(client.blindSpots()).allMatch(sentence -> sentence.contains(" "));
              assertThat(client.files())
                  .flatExtracting(file -> file.shape().notes())
                  .allMatch(note -> note.sentence().contains(" "));
              assertThat(client.markers().values()).anyMatch(markers -> !markers.isEmpty());
            });
  }

  @Test
  void the_vendors_own_names_are_kept() {
    assertThat(CLIENTS)
        .extracting(Client::id)
        .containsAll(
            Arrays.asList(
                ("cursor claude_desktop claude_code vscode windsurf goose zed opencode codex cline"
                        + " cline_cli gemini_cli antigravity github_copilot_cli hermes")
                    .split(" ")));
  }
}
