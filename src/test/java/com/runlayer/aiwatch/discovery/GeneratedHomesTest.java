// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.generated.Expected;
import com.runlayer.aiwatch.discovery.generated.GeneratedHome;
import com.runlayer.aiwatch.discovery.generated.MemoryFolder;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.discovery.inventory.Text;
import com.runlayer.aiwatch.discovery.walk.ProgressListener;
import com.runlayer.aiwatch.scan.ScanSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Homes put together at random from the catalogue: each server and skill that was planted is found
/// once, under the right client, scope and transport, and none of the secrets beside it comes out.
class GeneratedHomesTest {
  private static final int HOMES = 500;

  /// Whole runs of the command are slow.
  private static final int HOMES_PER_COMMAND = 25;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everything_planted_is_found_once_and_no_secret(long seed) throws IOException {
    Catalogue catalogue = Catalogue.load();
    Set<String> kinds = new TreeSet<>();
    Random seeds = new Random(seed);
    for (int number = 0; number < HOMES; number++) {
      String because = "seed %d, home %d".formatted(seed, number);
      Layout.Os os = number % 2 == 0 ? Layout.Os.MACOS : Layout.Os.LINUX;
      Path world = folder.resolve("world-" + number);
      GeneratedHome generated =
          new GeneratedHome(world, os, catalogue, new Random(seeds.nextLong()));
      Expected expected = generated.expected();
      Home home = new Home(generated.layout());
      generated.environment().forEach(home::variable);
      Discovery discovery = home.discovery();

      Inventory found =
          discovery.run(generated.options(), ProgressListener.none(), Look.Listener.none());

      assertThat(difference(lines(found), expected.servers(), world)).as(because).isEmpty();
      assertThat(errors(found)).as(because).isEqualTo(expected.failures());
      assertThat(found.errors()).as(because).doesNotHaveDuplicates();
      assertThat(found.gaps()).as(because).doesNotHaveDuplicates();
      assertThat(gaps(found, Gap.Kind.OUTSIDE_HOME)).as(because).isEqualTo(expected.outsideHome());
      assertThat(gaps(found, Gap.Kind.EXCLUDED)).as(because).isEqualTo(expected.leftOut());
      assertNoTrace(generated, found.toString(), because);
      List<Path> skills = new ArrayList<>();
      for (Skill skill : found.skills()) {
        skills.add(skill.path().toRealPath());
        for (Text text : discovery.texts(skill.path(), skill.files())) {
          assertNoTrace(generated, text.content(), because);
        }
      }
      assertThat(skills).as(because).containsExactlyInAnyOrderElementsOf(expected.skills());
      if (number % HOMES_PER_COMMAND == 0) {
        command(world, generated, expected, because);
      }
      kinds.addAll(expected.kinds());
      generated.delete();
    }
    Set<String> missing = all(catalogue);
    missing.removeAll(kinds);
    assertThat(missing).as("seed %d has every file of the catalogue", seed).isEmpty();
  }

  /// What a person sees and what would be sent.
  private static void command(
      Path world, GeneratedHome generated, Expected expected, String because) {
    Shell shell = new Shell(world).layout(generated.layout().os().wireName());
    generated.environment().forEach(shell::environment);
    shell.managed(
        "<key>ExcludePaths</key><array>%s</array>"
            .formatted(
                generated.options().excluded().stream()
                    .map(path -> "<string>" + path + "</string>")
                    .collect(Collectors.joining())));
    List<String> arguments =
        new ArrayList<>(
            List.of("scan", "--dry-run", "--project-depth=" + generated.options().depth()));
    if (!generated.options().projects()) {
      arguments.add("--no-projects");
    }

    Shell.Result table = shell.run(arguments.toArray(String[]::new));
    arguments.add("--json");
    Shell.Result json = shell.run(arguments.toArray(String[]::new));

    assertThat(table.exit()).as(because).isZero();
    assertThat(json.exit()).as(because).isZero();
    assertNoTrace(generated, table.out() + table.err(), because);
    assertNoTrace(generated, json.out() + json.err(), because);
    int servers = 0;
    for (JsonNode configuration : ScanSchema.check(json.out()).path("configurations")) {
      servers += configuration.path("servers").size();
    }
    assertThat(servers).as(because).isEqualTo(expected.servers().size());
  }

  private static void assertNoTrace(GeneratedHome generated, String output, String because) {
    assertThat(generated.secrets().traceIn(output)).as(because).isEmpty();
  }

  /// Only what is not the same on both sides, for whoever reads it.
  private static List<String> difference(List<String> found, List<String> expected, Path world) {
    List<String> missing = new ArrayList<>(expected);
    List<String> unexpected = new ArrayList<>();
    for (String line : found) {
      if (!missing.remove(line)) {
        unexpected.add(line);
      }
    }
    List<String> difference = new ArrayList<>();
    missing.forEach(line -> difference.add("missing " + line.replace(world + "/", "")));
    unexpected.forEach(line -> difference.add("unexpected " + line.replace(world + "/", "")));
    return difference;
  }

  private static List<String> lines(Inventory found) {
    List<String> lines = new ArrayList<>();
    for (Configuration configuration : found.configurations()) {
      for (Server server : configuration.servers()) {
        lines.add(
            Expected.line(
                configuration.client(),
                configuration.scope(),
                configuration.path(),
                configuration.project(),
                server.name(),
                server.type(),
                server.enabled(),
                server.projects()));
      }
    }
    Collections.sort(lines);
    return lines;
  }

  private static Set<Path> errors(Inventory found) {
    return found.errors().stream()
        .map(ReadError::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Path> gaps(Inventory found, Gap.Kind kind) {
    return found.gaps().stream()
        .filter(gap -> gap.kind() == kind)
        .flatMap(gap -> gap.path().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Those that can hold a server.
  private static Set<String> all(Catalogue catalogue) {
    Set<String> kinds = new TreeSet<>();
    for (Client client : catalogue.clients()) {
      for (int i = 0; i < client.files().size(); i++) {
        ClientFile file = client.files().get(i);
        if (file.format() == Format.JETBRAINS_XML
            || !file.shape().servers().isEmpty()
            || !file.shape().single().isEmpty()) {
          kinds.add(client.id() + " " + i);
        }
      }
    }
    return kinds;
  }
}
