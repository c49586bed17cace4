// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.scan.changes;

import static com.runlayer.aiwatch.discovery.inventory.Inventories.command;
import static com.runlayer.aiwatch.discovery.inventory.Inventories.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventories;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.scan.ScanSchema;
import com.runlayer.aiwatch.tenant.ScanReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Scans in a home in which only files that the tests make are there; nothing else is.
class ComparisonTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path home;
  private Previous previous = new Previous.None();
  private final List<Look> looks = new ArrayList<>();
  private DiscoveryOptions options = DiscoveryOptions.DEFAULT;
  private int scans;

  @Test
  void the_first_scan_has_nothing_to_compare_with() {
    assertThat(scan(cursor(command("a", "x")))).isEqualTo(new Changes.FirstScan());
  }

  @Test
  void what_came_went_and_changed_is_told_apart() {
    scan(cursor(command("same", "x"), command("gone", "x"), command("other", "x")));
    looked("cursor", ".cursor/mcp.json");

    assertThat(
            lines(scan(cursor(command("same", "x"), command("new", "x"), command("other", "y")))))
        .containsExactly(
            "gone server cursor ~/.cursor/mcp.json gone",
            "new server cursor ~/.cursor/mcp.json new",
            "altered server cursor ~/.cursor/mcp.json other");
  }

  @Test
  void the_time_is_that_of_the_last_scan() {
    scan(cursor());
    scan(cursor());

    assertThat(scan(cursor())).isEqualTo(new Changes.Compared(START.plusSeconds(2), List.of()));
  }

  @Test
  void a_file_that_was_looked_at_and_holds_nothing_any_more_lost_its_servers() throws IOException {
    file(".cursor/mcp.json");
    scan(cursor(command("a", "x")));
    looked("cursor", ".cursor/mcp.json");

    assertThat(lines(scan(new Inventories())))
        .containsExactly("gone server cursor ~/.cursor/mcp.json a");
  }

  @Test
  void projects_of_one_file_are_told_apart() {
    scan(cursor(in(command("a", "x"), "p", "q")));
    looked("cursor", ".cursor/mcp.json");

    assertThat(lines(scan(cursor(in(command("a", "x"), "p"), in(command("a", "y"), "r")))))
        .containsExactly(
            "gone server cursor ~/.cursor/mcp.json a for ~/q",
            "new server cursor ~/.cursor/mcp.json a for ~/r");
  }

  @Test
  void a_project_that_is_not_on_the_disk_any_more_is_gone_even_for_a_scan_without_projects() {
    scan(project("p", command("a", "x")));
    options = new DiscoveryOptions(false, 7, Duration.ofSeconds(60), List.of());

    assertThat(lines(scan(new Inventories())))
        .containsExactly("gone server claude_code ~/p/.mcp.json a for ~/p");
  }

  enum LessReach {
    NO_PROJECTS,
    LESS_DEPTH,
    TIMED_OUT,
    NO_PERMISSION,
    EXCLUDED,
    BROKEN
  }

  @ParameterizedTest
  @EnumSource
  void what_was_not_looked_at_is_not_gone_and_not_new_when_it_is_met_again(LessReach reach)
      throws IOException {
    file("p/.mcp.json");
    scan(project("p", command("a", "x")));

    assertThat(lines(scan(less(reach)))).isEmpty();

    options = DiscoveryOptions.DEFAULT;
    assertThat(lines(scan(project("p", command("a", "x"))))).isEmpty();
    assertThat(lines(scan(project("p", command("a", "y")))))
        .containsExactly("altered server claude_code ~/p/.mcp.json a for ~/p");
  }

  @ParameterizedTest
  @EnumSource
  void what_the_last_scan_did_not_look_at_is_not_new(LessReach reach) {
    scan(less(reach));
    options = DiscoveryOptions.DEFAULT;

    assertThat(lines(scan(project("p", command("a", "x"))))).isEmpty();
    assertThat(lines(scan(project("p", command("a", "x"), command("b", "x")))))
        .containsExactly("new server claude_code ~/p/.mcp.json b for ~/p");
  }

  @Test
  void a_project_that_appeared_is_new() {
    scan(new Inventories());

    assertThat(lines(scan(project("a/b/c/d/e/f/g", command("a", "x")))))
        .containsExactly("new server claude_code ~/a/b/c/d/e/f/g/.mcp.json a for ~/a/b/c/d/e/f/g");
    assertThat(lines(scan(project("a/b/c/d/e/f/g/h", command("a", "x")))))
        .as("deeper than the walk went")
        .containsExactly("gone server claude_code ~/a/b/c/d/e/f/g/.mcp.json a for ~/a/b/c/d/e/f/g");
  }

  @Test
  void a_place_that_is_no_project_is_always_looked_at() {
    options = new DiscoveryOptions(false, 7, Duration.ofSeconds(60), List.of());
    scan(new Inventories());

    assertThat(lines(scan(cursor(command("a", "x")))))
        .containsExactly("new server cursor ~/.cursor/mcp.json a");
  }

  @Test
  void an_entry_that_was_left_out_is_not_gone() {
    scan(cursor(command("a", "x"), command("b", "x")));
    looked("cursor", ".cursor/mcp.json");

    assertThat(
            lines(
                scan(
                    cursor()
                        .error(
                            ReadError.Kind.ENTRY,
                            home.resolve(".cursor/mcp.json").toString(),
                            "mcpServers.a",
                            "it is a number"))))
        .containsExactly("gone server cursor ~/.cursor/mcp.json b");
  }

  @Test
  void where_more_places_were_left_out_than_are_named_nothing_is_gone() {
    scan(cursor(command("a", "x")));
    looked("cursor", ".cursor/mcp.json");

    assertThat(lines(scan(new Inventories().gap(Gap.Kind.PERMISSION, "12 more places")))).isEmpty();
  }

  @Test
  void skills_and_plugins_are_compared_too() throws IOException {
    file("kept/SKILL.md");
    scan(
        new Inventories()
            .skill("s", home + "/skill", "one", "codex")
            .skill("t", home + "/gone", "one", "codex")
            .skill("u", home + "/kept", "one", "codex")
            .plugin("cursor", "p", home + "/p", "1", Enabled.YES)
            .plugin("cursor", "q", home + "/q", "1", Enabled.YES));

    assertThat(
            lines(
                scan(
                    new Inventories()
                        .skill("renamed", home + "/skill", "two", "codex", "cursor")
                        .plugin("cursor", "p", home + "/p", "2", Enabled.YES)
                        .plugin("cursor", "r", home + "/r", "1", Enabled.YES))))
        .containsExactly(
            "altered plugin cursor ~/p p",
            "gone plugin cursor ~/q q",
            "new plugin cursor ~/r r",
            "gone skill codex ~/gone t",
            "altered skill codex, cursor ~/skill renamed");
  }

  @Test
  void a_plugin_whose_record_may_have_been_unreadable_is_not_gone() throws IOException {
    file("p/plugin.json");
    scan(new Inventories().plugin("cursor", "p", home + "/p", "1", Enabled.YES));

    assertThat(
            lines(
                scan(
                    new Inventories()
                        .error(ReadError.Kind.SYNTAX, home + "/installed.json", "", "no JSON"))))
        .isEmpty();
    assertThat(lines(scan(new Inventories()))).containsExactly("gone plugin cursor ~/p p");
  }

  @Test
  void another_version_of_the_program_is_not_compared_with() {
    Snapshot other = new Snapshot(START, "0.9.0", 7, List.of(), List.of());
    previous = new Previous.Known(other);

    assertThat(scan(cursor(command("a", "x"))))
        .isEqualTo(new Changes.Unknown("the last scan was made by aiwatch 0.9.0"));
    assertThat(lines(scan(cursor(command("a", "x"))))).isEmpty();
  }

  @Test
  void more_than_is_remembered_is_said_at_once_and_by_the_next_scan() {
    Server[] many =
        IntStream.range(0, 10_001)
            .mapToObj(i -> command("server " + i, "x"))
            .toArray(Server[]::new);
    Changes unknown =
        new Changes.Unknown(
            "10,001 servers, skills and plugins are more than are remembered from one scan to the"
                + " next");

    assertThat(scan(cursor(many))).isEqualTo(unknown);
    assertThat(scan(cursor(command("a", "x")))).isEqualTo(unknown);
    assertThat(lines(scan(cursor(command("a", "x"))))).isEmpty();
  }

  @Test
  void without_a_home_nothing_is_gone() {
    scan(cursor(command("a", "x")));

    assertThat(
            scan(
                new Inventories()
                    .error(ReadError.Kind.HOME_MISSING, home.toString(), "", "It is missing")))
        .isEqualTo(new Changes.Unknown("nothing was scanned"));
  }

  @Test
  void names_that_are_no_text_are_the_same_thing_twice() {
    scan(cursor(command("a\uD800", "x")));

    assertThat(lines(scan(cursor(command("a\uD800", "x"))))).isEmpty();
  }

  @Test
  void a_definition_under_two_keys_of_one_file_is_one_thing() {
    scan(cursor(command("a", "x"), command("a", "y")));

    assertThat(lines(scan(cursor(command("a", "x"), command("a", "y"))))).isEmpty();
    assertThat(lines(scan(cursor(command("a", "x"), command("a", "z")))))
        .containsExactly("altered server cursor ~/.cursor/mcp.json a");
  }

  private Inventories cursor(Server... servers) {
    return new Inventories()
        .configuration(
            "cursor",
            home + "/.cursor/mcp.json",
            home + "/.cursor/mcp.json",
            new Origin.Global(),
            Arrays.stream(servers).map(this::belowHome).toArray(Server[]::new));
  }

  /// The helper for projects knows another home.
  private Server belowHome(Server server) {
    return in(
        server,
        server.projects().stream()
            .map(path -> home.resolve(Inventories.HOME.relativize(path)).toString())
            .toArray(String[]::new));
  }

  private Inventories project(String folder, Server... servers) {
    Path project = home.resolve(folder);
    return new Inventories()
        .configuration(
            "claude_code",
            project + "/.mcp.json",
            project + "/.mcp.json",
            new Origin.Project(project),
            servers);
  }

  private Inventories less(LessReach reach) {
    String file = home + "/p/.mcp.json";
    Duration minute = Duration.ofSeconds(60);
    return switch (reach) {
      case NO_PROJECTS -> {
        options = new DiscoveryOptions(false, 7, minute, List.of());
        yield new Inventories();
      }
      case LESS_DEPTH -> {
        options = new DiscoveryOptions(true, 0, minute, List.of());
        yield new Inventories();
      }
      case TIMED_OUT -> new Inventories().gap(Gap.Kind.TIME, home + "/z", "the time was over");
      case NO_PERMISSION -> {
        looked("claude_code", "p/.mcp.json");
        yield new Inventories().gap(Gap.Kind.PERMISSION, home + "/p", "permission denied");
      }
      case EXCLUDED -> {
        looked("claude_code", "p/.mcp.json");
        options = new DiscoveryOptions(true, 7, minute, List.of(Path.of("p")));
        yield new Inventories();
      }
      case BROKEN -> {
        looked("claude_code", "p/.mcp.json");
        yield new Inventories().error(ReadError.Kind.SYNTAX, file, "", "no JSON");
      }
    };
  }

  private void looked(String client, String path) {
    looks.add(new Look(home.resolve(path), client, new Origin.Global(), "read"));
  }

  private void file(String path) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  /// Remembers as the state file does.
  private Changes scan(Inventories made) {
    Inventory found = made.build();
    ScanReport report = ScanSchema.report(found);
    List<Look> heard = new ArrayList<>();
    Comparison comparison = new Comparison(previous, home, START.plusSeconds(++scans), heard::add);
    looks.forEach(comparison::looked);
    assertThat(heard).isEqualTo(looks);
    looks.clear();
    Comparison.Result result = comparison.with(found, report, options);
    try {
      String remembered = SnapshotJson.write(result.memory()).toPrettyString();
      assertThat(remembered.length()).isLessThan(1024 * 1024);
      previous = SnapshotJson.read(new ObjectMapper().readTree(remembered));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return result.changes();
  }

  private List<String> lines(Changes changes) {
    assertThat(changes).isInstanceOf(Changes.Compared.class);
    return ((Changes.Compared) changes)
        .changes().stream()
            .map(
                change ->
                    "%s %s %s %s %s%s"
                        .formatted(
                            change.type().jsonName(),
                            change.kind(),
                            change.client(),
                            change.path(),
                            change.name(),
                            change.project().map(project -> " for " + project).orElse("")))
            .map(line -> line.replace(home.toString(), "~"))
            .toList();
  }
}
