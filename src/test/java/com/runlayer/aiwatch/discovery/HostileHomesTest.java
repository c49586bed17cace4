// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.runlayer.aiwatch.discovery.inventory.Gap;
import com.runlayer.aiwatch.discovery.inventory.Inventory;
import com.runlayer.aiwatch.discovery.inventory.ReadError;
import com.runlayer.aiwatch.platform.FolderReader;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void fifty_megabytes_are_a_gap() throws IOException {
      home.file(".claude.json", "{");
      try (RandomAccessFile file = new RandomAccessFile(home.path(".claude.json").toFile(), "rw")) {
        file.setLength(50L << 20);
      }

      assertGap(home.scan(), Gap.Kind.TOO_LARGE, home.path(".claude.json"));
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
    void twenty_thousand_entries_are_read_one_after_the_other() throws IOException {
      Path huge = Files.createDirectories(home.path("huge"));
      for (int i = 0; i < 20_000; i++) {
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
