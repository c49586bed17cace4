// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.discovery.inventory.Skill;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Homes that somebody prepared, and homes that are merely odd: the scan ends, says what it left
/// out, and finds what is beside it.
class HostileHomesTest {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void a_home_with_one_good_file() {
    home = Home.linux(folder).server("good/.mcp.json", "good");
  }

  private void assertGap(Inventory found, Gap.Kind kind, Path path) {
    assertThat(found.gaps())
        .anySatisfy(
            gap -> {
              assertThat(gap.kind()).isEqualTo(kind);
              assertThat(gap.path()).contains(path);
              assertThat(gap.sentence()).contains(path.toString());
            });
    assertThat(home.lines(found)).contains("claude_code project ~/good/.mcp.json: good");
  }

  @Nested
  class CandidateFiles {
    @Test
    void a_named_pipe_is_a_gap() throws IOException, InterruptedException {
      Path pipe = home.path(".cursor/mcp.json");
      Files.createDirectories(Objects.requireNonNull(pipe.getParent()));
      assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

      assertGap(home.scan(), Gap.Kind.NOT_A_FILE, pipe);
    }

    @Test
    void a_circle_of_links_is_a_gap() throws IOException {
      Path a = home.path("p/.mcp.json");
      Files.createDirectories(home.path("p"));
      Files.createSymbolicLink(a, home.path("p/b"));
      Files.createSymbolicLink(home.path("p/b"), a);

      assertGap(home.scan(), Gap.Kind.NOT_A_FILE, a);
    }

    @Test
    void thirty_megabytes_are_a_gap() throws IOException {
      home.file(".claude.json", "{");
      try (RandomAccessFile file = new RandomAccessFile(home.path(".claude.json").toFile(), "rw")) {
        file.setLength(30L << 20);
      }

      assertGap(home.scan(), Gap.Kind.TOO_LARGE, home.path(".claude.json"));
    }

    @Test
    void nineteen_megabytes_are_read_to_their_end() {
      home.file(
          ".claude.json",
          "{\"x\":\"" + "a".repeat(19 << 20) + "\",\"mcpServers\":{\"end\":{\"command\":\"x\"}}}");

      assertThat(home.lines(home.scan())).contains("claude_code global ~/.claude.json: end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkfifo", "mkdir", "mknod c 1 5", "socket"})
    void what_is_no_file_is_a_gap_under_every_name(String how) throws Exception {
      List<Path> paths = new ArrayList<>();
      for (Client client : Catalogue.load().clients()) {
        for (ClientFile file : client.files()) {
          if (file.place() instanceof ClientFile.Place.InProject(String template)
              && !file.shared()) {
            paths.add(home.path("p").resolve(template.replace("*", "x")));
          }
        }
      }
      assertThat(paths).hasSizeBetween(20, 100);
      for (Path path : paths) {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        if (!Files.exists(path)) {
          make(how, path);
        }
      }

      Inventory found = home.scan();

      for (Path path : paths) {
        assertGap(found, Gap.Kind.NOT_A_FILE, path);
      }
    }

    private void make(String how, Path path) throws IOException, InterruptedException {
      if (how.equals("socket")) {
        // Its path is too long for the system; a name in the working folder is not.
        Path socket = Files.createTempDirectory(Path.of("/tmp"), "s").resolve("s");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
          channel.bind(UnixDomainSocketAddress.of(socket));
          Files.move(socket, path);
        } finally {
          Files.delete(Objects.requireNonNull(socket.getParent()));
        }
        return;
      }
      List<String> command = new ArrayList<>(List.of(how.split(" ")));
      command.add(1, path.toString());
      assumeThat(new ProcessBuilder(command).start().waitFor()).as(how).isZero();
    }

    @Test
    void one_that_does_not_fit_into_memory_is_a_gap() {
      home.server("p/.mcp.json", "large");
      SafeFiles real = new PosixSafeFiles();
      SafeFiles full =
          new SafeFiles() {
            @Override
            public FileContent read(Path path, Links links, long maxBytes) {
              if (path.endsWith("p/.mcp.json")) {
                throw new OutOfMemoryError("no room for " + path);
              }
              return real.read(path, links, maxBytes);
            }

            @Override
            public FileContent readPart(Path path, Links links, long offset, int length) {
              return real.readPart(path, links, offset, length);
            }
          };

      assertGap(home.scan(full), Gap.Kind.TOO_LARGE, home.path("p/.mcp.json"));
    }

    @Test
    void a_bundle_that_is_a_bomb_is_a_gap() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(new byte[10 << 20]);
      }
      home.bytes(home.path("Downloads/x.mcpb"), bytes.toByteArray());

      assertGap(home.scan(), Gap.Kind.IO, home.path("Downloads/x.mcpb"));
    }

    @Test
    void a_folder_with_the_name_of_a_file_is_a_gap() throws IOException {
      Files.createDirectories(home.path(".cursor/mcp.json"));

      assertGap(home.scan(), Gap.Kind.NOT_A_FILE, home.path(".cursor/mcp.json"));
    }

    @Test
    void a_file_with_the_name_of_a_folder_is_nothing() {
      home.file("p/.cursor", "").file("p/.vscode", "");

      Inventory found = home.scan();
      assertThat(found.gaps()).isEmpty();
      assertThat(found.configurations()).hasSize(1);
    }

    @Test
    void a_project_file_that_links_out_of_home_is_a_gap() throws IOException {
      Path outside = folder.resolve("outside.json");
      Files.writeString(outside, "{\"mcpServers\":{\"x\":{\"command\":\"x\"}}}");
      Files.createDirectories(home.path("p"));
      Files.createSymbolicLink(home.path("p/.mcp.json"), outside);

      Inventory found = home.scan();
      assertGap(found, Gap.Kind.OUTSIDE_HOME, home.path("p/.mcp.json"));
      assertThat(found.configurations()).hasSize(1);
    }

    @Test
    void a_global_file_may_be_kept_elsewhere() throws IOException {
      Path outside = folder.resolve("dotfiles.json");
      Files.writeString(outside, "{\"mcpServers\":{\"x\":{\"command\":\"x\"}}}");
      Files.createSymbolicLink(home.path(".claude.json"), outside);

      assertThat(home.lines(home.scan())).contains("claude_code global ~/.claude.json: x");
    }

    @Test
    void a_link_to_another_file_is_reported_once_per_client() throws IOException {
      home.server(".cursor/mcp.json", "x").server("q/.mcp.json", "y");
      Files.createSymbolicLink(home.path(".mcp.json"), home.path(".cursor/mcp.json"));
      Files.createDirectories(home.path("r"));
      Files.createSymbolicLink(home.path("r/.mcp.json"), home.path("q/.mcp.json"));

      assertThat(home.lines(home.scan()))
          .containsExactly(
              "claude_code project ~/.mcp.json: x",
              "claude_code project ~/good/.mcp.json: good",
              "claude_code project ~/q/.mcp.json: y",
              "cursor global ~/.cursor/mcp.json: x");
    }

    @Test
    void a_broken_file_is_an_error_without_its_content() {
      home.file("p/.mcp.json", "{\"mcpServers\":{\"a\":{\"env\":{\"K\":\"hunter2\n");

      Inventory found = home.scan();

      assertThat(found.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.kind()).isEqualTo(ReadError.Kind.SYNTAX);
                assertThat(error.sentence())
                    .startsWith(home.path("p/.mcp.json") + " is not valid JSON at line 1, column ")
                    .doesNotContain("hunter2");
              });
      assertThat(found.configurations()).hasSize(1);
    }

    @Test
    void a_secret_in_a_name_is_redacted_in_the_error_too() {
      String secret = "ghp_" + "fakefakefakefakefake";
      home.file("p/.mcp.json", "{\"mcpServers\":{\"" + secret + "\":3}}");

      Inventory found = home.scan();

      assertThat(found.errors()).hasSize(1);
      assertThat(found.toString()).doesNotContain(secret);
    }

    @Test
    void a_missing_home_is_one_error() {
      Home other = Home.linux(folder.resolve("x"));
      assertThat(other.path("").toFile().delete()).isTrue();

      Inventory found = other.scan();

      assertThat(found.errors())
          .singleElement()
          .satisfies(error -> assertThat(error.kind()).isEqualTo(ReadError.Kind.HOME_MISSING));
      assertThat(found.configurations()).isEmpty();
    }
  }

  @Nested
  class FoldersOnTheWay {
    @Test
    void a_link_to_a_folder_is_not_entered() throws IOException {
      Files.createSymbolicLink(home.path("good/loop"), home.path(""));
      Files.createSymbolicLink(home.path("root"), Path.of("/"));

      Inventory found = home.scan();

      assertThat(found.stats().directories()).isEqualTo(2);
      assertThat(found.gaps()).isEmpty();
    }

    @Test
    void a_hundred_thousand_entries_are_read_one_after_the_other() throws IOException {
      Path huge = Files.createDirectories(home.path("huge"));
      for (int i = 0; i < 100_000; i++) {
        Files.createFile(huge.resolve("f" + i));
      }
      home.server("huge/.mcp.json", "huge");

      assertThat(home.lines(home.scan())).contains("claude_code project ~/huge/.mcp.json: huge");
    }

    @Test
    void a_name_may_hold_a_line_break() {
      home.server("a\nb/.mcp.json", "x");

      assertThat(home.lines(home.scan())).contains("claude_code project ~/a\nb/.mcp.json: x");
    }

    @Test
    void a_name_need_not_be_text() throws IOException, InterruptedException {
      String script = "d=$(printf 'x\\377y'); mkdir \"$d\" && cp good/.mcp.json \"$d/.mcp.json\"";
      assumeThat(
              new ProcessBuilder("sh", "-c", script)
                  .directory(home.path("").toFile())
                  .start()
                  .waitFor())
          .isZero();

      assertThat(home.scan().configurations()).hasSize(2);
    }

    @Test
    void one_without_permission_is_a_gap() throws IOException {
      Path closed = home.path("closed");
      Files.createDirectories(closed);
      Files.setPosixFilePermissions(closed, Set.of());
      try {
        assumeThat(Files.isReadable(closed)).as("tests that run as root may read it").isFalse();
        assertGap(home.scan(), Gap.Kind.PERMISSION, closed);
      } finally {
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
      }
    }

    @Test
    void one_that_is_refused_is_a_gap() throws IOException {
      Path closed = Files.createDirectories(home.path("closed"));
      FolderReader refusing =
          new ChangingFolders() {
            @Override
            Optional<Outcome> before(Path path) {
              return path.equals(closed)
                  ? Optional.of(new Outcome.NoPermission())
                  : Optional.empty();
            }
          };

      assertGap(
          home.scan(DiscoveryOptions.DEFAULT, refusing, Set.of()), Gap.Kind.PERMISSION, closed);
    }

    @Test
    void one_that_becomes_a_link_out_of_home_gives_nothing_away() throws IOException {
      Path outside = Files.createDirectories(folder.resolve("outside"));
      Files.writeString(
          outside.resolve(".mcp.json"), "{\"mcpServers\":{\"theirs\":{\"command\":\"x\"}}}");
      Path swapped = Files.createDirectories(home.path("swapped"));
      FolderReader swapping =
          new ChangingFolders() {
            @Override
            Optional<Outcome> before(Path path) throws IOException {
              if (path.equals(swapped)) {
                Files.delete(swapped);
                Files.createSymbolicLink(swapped, outside);
              }
              return Optional.empty();
            }
          };

      Inventory found = home.scan(DiscoveryOptions.DEFAULT, swapping, Set.of());

      assertThat(Files.isSymbolicLink(swapped)).isTrue();
      assertThat(found.toString()).doesNotContain("theirs");
      assertThat(found.gaps()).isEmpty();
    }

    @Test
    void links_that_lead_in_circles_are_not_entered() throws IOException {
      Files.createDirectories(home.path("a/b"));
      Files.createSymbolicLink(home.path("a/b/up"), Path.of(".."));
      Files.createSymbolicLink(home.path("a/self"), Path.of("self"));
      Files.createSymbolicLink(home.path("a/.cursor"), home.path("a"));
      Files.createSymbolicLink(home.path("a/.vscode"), Path.of(".vscode"));

      Inventory found = home.scan();

      assertThat(found.stats().directories()).isEqualTo(4);
      assertThat(home.lines(found)).containsExactly("claude_code project ~/good/.mcp.json: good");
    }

    @Test
    void one_that_becomes_a_file_is_nothing_and_a_file_that_becomes_one_is_a_gap()
        throws IOException {
      Path changing = Files.createDirectories(home.path("changing"));
      home.server("p/.mcp.json", "file");
      FolderReader swapping =
          new ChangingFolders() {
            @Override
            Optional<Outcome> before(Path path) throws IOException {
              if (path.equals(changing)) {
                Files.delete(changing);
                Files.createFile(changing);
                Files.delete(home.path("p/.mcp.json"));
                Files.createDirectory(home.path("p/.mcp.json"));
              }
              return Optional.empty();
            }
          };

      Inventory found = home.scan(DiscoveryOptions.DEFAULT, swapping, Set.of());

      assertThat(changing).isRegularFile();
      assertGap(found, Gap.Kind.NOT_A_FILE, home.path("p/.mcp.json"));
      assertThat(found.gaps()).hasSize(1);
    }

    @Test
    void one_that_vanishes_is_nothing() throws IOException {
      Path gone = Files.createDirectories(home.path("gone"));
      FolderReader vanishing =
          new ChangingFolders() {
            @Override
            Optional<Outcome> before(Path path) throws IOException {
              Files.deleteIfExists(gone);
              return Optional.empty();
            }
          };

      assertThat(home.scan(DiscoveryOptions.DEFAULT, vanishing, Set.of()).gaps()).isEmpty();
      assertThat(gone).doesNotExist();
    }

    @Test
    void a_network_file_system_is_a_gap_and_a_local_drive_is_entered() throws IOException {
      home.server("share/.mcp.json", "far").server("drive/.mcp.json", "near");

      Inventory found =
          home.scan(DiscoveryOptions.DEFAULT, new PosixFolders(), Set.of(home.path("share")));

      assertGap(found, Gap.Kind.NETWORK_FILE_SYSTEM, home.path("share"));
      assertThat(home.lines(found))
          .contains("claude_code project ~/drive/.mcp.json: near")
          .doesNotContain("claude_code project ~/share/.mcp.json: far");
    }
  }

  @Nested
  class Limits {
    @Test
    void deeper_folders_are_counted_in_one_gap() {
      home.server("1/2/3/.mcp.json", "deep").server("1/2/.mcp.json", "shallow");

      Inventory found = home.scan(new DiscoveryOptions(true, 2, Duration.ofSeconds(60), List.of()));

      assertThat(home.lines(found))
          .contains("claude_code project ~/1/2/.mcp.json: shallow")
          .doesNotContain("claude_code project ~/1/2/3/.mcp.json: deep");
      assertThat(found.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.DEPTH);
    }

    @Test
    void what_is_left_when_the_time_is_over_is_a_gap() {
      home.server(".cursor/mcp.json", "known");

      Inventory found = home.scan(new DiscoveryOptions(true, 7, Duration.ZERO, List.of()));

      assertThat(home.lines(found)).containsExactly("cursor global ~/.cursor/mcp.json: known");
      assertThat(found.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.TIME);
    }

    @Test
    void without_a_walk_remembered_projects_are_read() {
      home.file(".claude.json", "{\"projects\":{\"%s\":{}}}".formatted(home.path("good")));

      Inventory found =
          home.scan(new DiscoveryOptions(false, 7, Duration.ofSeconds(60), List.of()));

      assertThat(home.lines(found)).containsExactly("claude_code project ~/good/.mcp.json: good");
      assertThat(found.stats().directories()).isZero();
    }

    @Test
    void without_projects_only_global_files_are_read() {
      home.server(".cursor/mcp.json", "known");

      Inventory found =
          home.scan(new DiscoveryOptions(false, 7, Duration.ofSeconds(60), List.of()));

      assertThat(home.lines(found)).containsExactly("cursor global ~/.cursor/mcp.json: known");
      assertThat(found.stats().directories()).isZero();
    }

    @Test
    void skipped_and_excluded_folders_are_not_entered() {
      home.server("node_modules/a/.mcp.json", "a")
          .server("private/b/.mcp.json", "b")
          .server("Library/.mcp.json", "c");

      Inventory found =
          home.scan(
              new DiscoveryOptions(true, 7, Duration.ofSeconds(60), List.of(Path.of("private"))));

      assertThat(home.lines(found))
          .containsExactly(
              "claude_code project ~/Library/.mcp.json: c",
              "claude_code project ~/good/.mcp.json: good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "through the link", "without links"})
    void no_link_leads_into_an_excluded_folder_even_where_home_is_a_link_itself(String named)
        throws IOException {
      home.server("private/b/.mcp.json", "b").folder(home.path("p"));
      Files.createSymbolicLink(home.path("p/.mcp.json"), home.path("private/b/.mcp.json"));
      Path link = Files.createSymbolicLink(folder.resolve("ada"), home.layout().home());
      Home linked = new Home(new Layout(Layout.Os.LINUX, folder.resolve("root"), link, "ada"));
      Path excluded =
          switch (named) {
            case "relative" -> Path.of("private");
            case "through the link" -> link.resolve("private");
            default -> link.toRealPath().resolve("private");
          };

      Inventory found =
          linked.scan(new DiscoveryOptions(true, 7, Duration.ofSeconds(60), List.of(excluded)));

      assertThat(linked.lines(found)).containsExactly("claude_code project ~/good/.mcp.json: good");
    }
  }

  /// What is found is held in memory, and must be told.
  @Nested
  class Floods {
    @Test
    void a_result_holds_what_it_can_and_names_the_rest() {
      String servers =
          IntStream.range(0, 2_000)
              .mapToObj(i -> "\"s%d\":{\"command\":\"x\"},".formatted(i))
              .collect(Collectors.joining());
      for (int i = 0; i < 5; i++) {
        home.file("p" + i + "/.mcp.json", "{\"mcpServers\":{" + servers + "}}");
      }
      home.server(".claude.json", "global");

      Inventory found = home.scan();

      assertThat(home.lines(found)).contains("claude_code global ~/.claude.json: global");
      assertGap(found, Gap.Kind.TOO_LARGE, home.path("p4/.mcp.json"));
      assertThat(found.gaps())
          .anyMatch(gap -> gap.sentence().contains("servers that were left out"));
      assertThat(found.configurations().stream().mapToInt(c -> c.servers().size()).sum())
          .isBetween(7_500, 8_500);
    }

    @Test
    void broken_files_are_named_and_then_counted() {
      for (int i = 0; i < 600; i++) {
        home.file("p" + i + "/.mcp.json", "{");
      }

      Inventory found = home.scan();

      assertThat(found.errors()).hasSize(501);
      assertThat(found.errors())
          .filteredOn(error -> error.path().equals(home.path("")))
          .extracting(ReadError::sentence)
          .containsExactly("100 more files or entries could not be read");
    }

    @Test
    void files_beyond_a_star_are_read_to_a_limit() {
      for (int i = 0; i < 2_001; i++) {
        home.file("p/.junie/mcp/" + i + ".json", "{}");
      }

      assertGap(home.scan(), Gap.Kind.TOO_LARGE, home.path("p/.junie/mcp"));
    }

    @Test
    void folders_that_a_client_remembers_are_counted() {
      String deep = "/a".repeat(1_500);
      home.file(
          ".claude.json",
          "{\"projects\":{%s}}"
              .formatted(
                  IntStream.range(0, 20)
                      .mapToObj(i -> "\"%s/%d%s\":{},".formatted(home.path(""), i, deep))
                      .collect(Collectors.joining())));

      assertThat(home.scan().gaps())
          .anyMatch(gap -> gap.sentence().contains("remember more projects than a scan takes"));
    }

    @Test
    void the_names_of_the_files_of_skills_are_held_to_a_limit() {
      for (int i = 0; i < 9; i++) {
        home.file("p/.claude/skills/s" + i + "/SKILL.md", "x");
        for (int j = 0; j < 900; j++) {
          home.file("p/.claude/skills/s" + i + "/" + "n".repeat(200) + j + ".md", "");
        }
      }

      Inventory found = home.scan();

      assertThat(found.skills()).hasSize(9);
      assertThat(found.skills().stream().filter(Skill::oversized)).hasSizeBetween(1, 3);
      assertGap(found, Gap.Kind.TOO_LARGE, home.path("p/.claude/skills/s8"));
    }
  }

  /// The real file system, with something that happens just before a folder is listed.
  private abstract static class ChangingFolders implements FolderReader {
    private final FolderReader real = new PosixFolders();

    /// @return an outcome instead of the listing
    abstract Optional<Outcome> before(Path folder) throws IOException;

    @Override
    public Outcome read(byte[] folder, SafeFiles.Links links, Visitor visitor) {
      try {
        return before(path(folder)).orElseGet(() -> real.read(folder, links, visitor));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public byte[] bytes(Path path) {
      return real.bytes(path);
    }

    @Override
    public Path path(byte[] bytes) {
      return real.path(bytes);
    }
  }
}
