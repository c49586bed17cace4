// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.FolderReader.EntryType;
import com.runlayer.aiwatch.platform.FolderReader.Outcome;
import com.runlayer.aiwatch.platform.SafeFiles.Links;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosixFoldersTest {
  private final PosixFolders folders = new PosixFolders();
  private final Map<String, EntryType> seen = new TreeMap<>();

  @TempDir Path folder;

  private Outcome read(Path path, Links links) {
    return folders.read(
        folders.bytes(path),
        links,
        (bytes, start, length, type) ->
            seen.put(new String(bytes, start, length, StandardCharsets.ISO_8859_1), type) == null);
  }

  @Test
  void every_entry_comes_once_with_its_type_and_links_are_not_followed()
      throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("folder"));
    Files.createFile(folder.resolve("file"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("folder"));
    assumeTrue(new ProcessBuilder("mkfifo", folder + "/pipe").start().waitFor() == 0);

    assertThat(read(folder, Links.REFUSE)).isEqualTo(new Outcome.Complete());
    assertThat(seen)
        .containsExactly(
            Map.entry("file", EntryType.OTHER),
            Map.entry("folder", EntryType.FOLDER),
            Map.entry("link", EntryType.OTHER),
            Map.entry("pipe", EntryType.OTHER));
  }

  @Test
  void more_entries_than_one_call_of_the_system_gives() throws IOException {
    String end = "-".repeat(200);
    for (int i = 0; i < 3_000; i++) {
      Files.createFile(folder.resolve(i + end));
    }

    assertThat(read(folder, Links.REFUSE)).isEqualTo(new Outcome.Complete());
    assertThat(seen).hasSize(3_000);
  }

  @Test
  void a_visitor_that_has_enough_ends_the_listing() throws IOException {
    Files.createFile(folder.resolve("a"));
    Files.createFile(folder.resolve("b"));

    assertThat(
            folders.read(
                folders.bytes(folder), Links.REFUSE, (bytes, start, length, type) -> false))
        .isEqualTo(new Outcome.Stopped());
  }

  @Test
  void a_visitor_may_list_another_folder_meanwhile() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    for (int i = 0; i < 900; i++) {
      Files.createFile(other.resolve("x" + i));
    }
    for (int i = 0; i < 200; i++) {
      Files.createFile(folder.resolve("y" + i));
    }

    folders.read(
        folders.bytes(folder),
        Links.REFUSE,
        (bytes, start, length, type) -> {
          folders.read(folders.bytes(other), Links.REFUSE, (_, _, _, _) -> true);
          return seen.put(new String(bytes, start, length, StandardCharsets.UTF_8), type) == null;
        });

    assertThat(seen).hasSize(201).doesNotContainKey("x0").containsKeys("other", "y0", "y199");
  }

  @Test
  void what_is_no_folder_is_named_as_such() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    assertThat(read(folder.resolve("nothing"), Links.REFUSE)).isEqualTo(new Outcome.NoFolder());
    assertThat(read(file, Links.REFUSE)).isEqualTo(new Outcome.NoFolder());
    assertThat(read(link, Links.REFUSE)).isEqualTo(new Outcome.NoFolder());
    assertThat(read(link, Links.FOLLOW)).isEqualTo(new Outcome.Complete());
  }

  @Test
  void a_name_that_is_no_text_survives_both_directions() {
    byte[] bytes = "/x\u00ff y%\n".getBytes(StandardCharsets.ISO_8859_1);

    Path path = folders.path(bytes);

    assertThat(folders.bytes(path)).isEqualTo(bytes);
    assertThat(folders.bytes(Path.of("/"))).isEqualTo(new byte[] {'/'});
  }
}
