// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StateFilesTest {
  @TempDir Path home;

  private final PosixSafeFiles files = new PosixSafeFiles();

  @Nested
  class WhatKilledRunsLeft {
    @Test
    void goes_with_the_next_write_of_the_same_file() throws IOException {
      state().write("key", bytes("old"));
      Path old = leftover(".key.123.new", Duration.ofMinutes(5));
      Path young = leftover(".key.456.new", Duration.ofSeconds(5));
      Path another = leftover(".other.789.new", Duration.ofMinutes(5));
      Path foreign = leftover(".key.123", Duration.ofMinutes(5));

      state().write("key", bytes("new"));

      assertThat(old).doesNotExist();
      assertThat(young).exists();
      assertThat(another).exists();
      assertThat(foreign).exists();
      assertThat(directory().resolve("key")).hasContent("new");
    }

    private Path leftover(String name, Duration age) throws IOException {
      Path path = Files.write(directory().resolve(name), bytes("left"));
      return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }
  }

  @Nested
  class TheFolder {
    @Test
    void is_made_for_its_owner_alone() throws IOException {
      state().write("state.json", bytes("{}"));

      assertThat(mode(directory())).isEqualTo("rwx------");
      assertThat(mode(directory().resolve("state.json"))).isEqualTo("rw-------");
    }

    @Test
    void is_closed_to_others_where_it_was_open() throws IOException {
      Files.createDirectory(directory());
      Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwxrwxrwx"));

      state().prepare();

      assertThat(mode(directory())).isEqualTo("rwx------");
    }

    @Test
    void is_refused_as_a_link_and_nothing_is_written_behind_it() throws IOException {
      Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
      Files.createSymbolicLink(directory(), elsewhere);

      assertThatThrownBy(() -> state().write("state.json", bytes("{}")))
          .isInstanceOf(StateException.class)
          .hasMessage(
              directory()
                  + " is a symbolic link, and aiwatch keeps its state only in a folder of its own: remove it.");
      assertThatThrownBy(() -> state().read("state.json", 10)).isInstanceOf(StateException.class);
      assertThatThrownBy(() -> state().tryLock("scan.lock")).isInstanceOf(StateException.class);
      assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void is_refused_as_a_file() throws IOException {
      Files.writeString(directory(), "");

      assertThatThrownBy(() -> state().prepare()).hasMessageContaining(" is not a folder, ");
    }

    @Test
    void is_refused_as_another_users() throws IOException {
      assumeTrue(files.effectiveUser() == 0, "SKIPPED: only root can give a folder away");
      Files.createDirectory(directory());
      Files.setAttribute(directory(), "unix:uid", 12345);

      assertThatThrownBy(() -> state().prepare())
          .hasMessageContaining(" belongs to another user, ");
    }

    @Test
    void needs_a_home() {
      assertThatThrownBy(() -> new StateFiles(home.resolve("none/.runlayer"), files).prepare())
          .hasMessage(home.resolve("none/.runlayer") + " cannot be made: no such file or folder.");
    }

    @Test
    void may_hold_folders_of_the_same_kind() throws IOException {
      state().prepare();
      StateFiles logs = state().folder("logs");
      logs.write("aiwatch.log", bytes("x"));

      assertThat(mode(directory().resolve("logs"))).isEqualTo("rwx------");
    }
  }

  @Nested
  class Adding {
    @Test
    void joins_the_parts_and_leaves_nothing_else() throws IOException {
      state().add("a.event", bytes("one,"), bytes("two"));

      assertThat(directory().resolve("a.event")).hasContent("one,two");
      assertThat(mode(directory().resolve("a.event"))).isEqualTo("rw-------");
      assertThat(state().list(10)).hasSize(1);
    }

    @Test
    void does_not_go_through_what_somebody_put_in_its_way() throws IOException {
      state().prepare();
      Path other = Files.writeString(home.resolve("other"), "mine");
      Files.createSymbolicLink(directory().resolve(StateFiles.TEMPORARY + "a.event"), other);

      assertThatThrownBy(() -> state().add("a.event", bytes("x")))
          .isInstanceOf(StateException.class);

      assertThat(other).hasContent("mine");
      assertThat(directory().resolve("a.event")).doesNotExist();
    }
  }

  @Nested
  class Listing {
    @Test
    void names_everything_and_follows_nothing() throws IOException {
      state().add("a.event", bytes("123"));
      Files.createSymbolicLink(directory().resolve("link"), home);
      Files.createDirectory(directory().resolve("folder"));

      List<StateEntry> entries = state().list(10);

      assertThat(entries)
          .extracting(StateEntry::name)
          .containsExactlyInAnyOrder("a.event", "link", "folder");
      assertThat(entries)
          .filteredOn(StateEntry::isFolder)
          .extracting(StateEntry::name)
          .containsExactly("folder");
      assertThat(entries)
          .filteredOn(entry -> entry.name().equals("a.event"))
          .extracting(StateEntry::size)
          .containsExactly(3L);
      assertThat(state().list(2)).hasSize(2);
    }

    @Test
    void of_no_folder_is_empty() throws IOException {
      assertThat(state().list(10)).isEmpty();
    }

    @Test
    void tells_one_of_several_that_it_removed_an_entry() throws IOException {
      state().add("a.event", bytes("123"));
      StateEntry entry = state().list(10).getFirst();

      assertThat(state().remove(entry)).isTrue();
      assertThat(state().remove(entry)).isFalse();
    }

    @Test
    void moves_an_entry_as_it_is() throws IOException {
      state().add("a.event", bytes("123"));

      state().move(state().list(10).getFirst(), state().folder("aside"));

      assertThat(directory().resolve("aside/a.event")).hasContent("123");
      assertThat(directory().resolve("a.event")).doesNotExist();
    }
  }

  @Nested
  class Writing {
    @Test
    void replaces_the_old_content_and_leaves_nothing_else() throws IOException {
      state().write("state.json", bytes("old"));
      state().write("state.json", bytes("new"));

      assertThat(content("state.json")).isEqualTo("new");
      assertThat(directory()).isDirectoryNotContaining(path -> !path.endsWith("state.json"));
    }

    @Test
    void does_not_go_through_a_link() throws IOException {
      Path target = Files.writeString(home.resolve("target"), "untouched");
      state().prepare();
      Files.createSymbolicLink(directory().resolve("state.json"), target);

      state().write("state.json", bytes("new"));

      assertThat(target).hasContent("untouched");
      assertThat(content("state.json")).isEqualTo("new");
    }

    @Test
    void removes_a_full_folder_in_a_files_place() throws IOException {
      state().prepare();
      Path kept = Files.writeString(home.resolve("kept"), "untouched");
      Path planted = Files.createDirectories(directory().resolve("state.json/deep"));
      Files.createSymbolicLink(planted.resolve("link"), home);

      state().write("state.json", bytes("new"));

      assertThat(content("state.json")).isEqualTo("new");
      assertThat(kept).hasContent("untouched");
    }

    @Test
    void breaks_a_hard_link_instead_of_writing_through_it() throws IOException {
      Path other = Files.writeString(home.resolve("other"), "untouched");
      state().prepare();
      Files.createLink(directory().resolve("state.json"), other);

      state().write("state.json", bytes("new"));

      assertThat(other).hasContent("untouched");
      assertThat(content("state.json")).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "../a", "/etc/passwd", "."})
    void takes_single_names_only(String name) {
      assertThatThrownBy(() -> state().write(name, bytes("x")))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_a_full_disk_and_what_to_do() {
      Path path = Path.of("/home/ada/.runlayer/state.json");

      assertThat(
              StateException.of(
                  path,
                  "cannot be written",
                  new FileSystemException(null, null, "No space left on device")))
          .hasMessage(
              path + " cannot be written: no space left on device; make room on the volume.");
    }

    @Test
    void deleting_takes_away_the_thing_itself() throws IOException {
      Path target = Files.writeString(home.resolve("target"), "untouched");
      state().prepare();
      Files.createSymbolicLink(directory().resolve("marker"), target);

      state().delete("marker");
      state().delete("marker");

      assertThat(target).exists();
      assertThat(Files.exists(directory().resolve("marker"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private String content(String name) throws IOException {
      assertThat(state().read(name, 100)).isInstanceOf(FileContent.Read.class);
      return Files.readString(directory().resolve(name));
    }
  }

  @Nested
  class Locking {
    private final long pid = ProcessHandle.current().pid();

    @Test
    void keeps_a_second_holder_out_until_it_is_closed() throws IOException {
      StateFiles state = state();
      StateLock lock = acquired(state.tryLock("scan.lock"));

      assertThat(state.tryLock("scan.lock")).isEqualTo(new LockAttempt.Held(OptionalLong.of(pid)));

      lock.close();
      lock.close();
      acquired(state.tryLock("scan.lock")).close();
      assertThat(mode(directory().resolve("scan.lock"))).isEqualTo("rw-------");
    }

    @Test
    void sees_and_names_another_process() throws IOException, InterruptedException {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "SKIPPED: no python3");
      state().prepare();
      Process other =
          new ProcessBuilder(
                  "/usr/bin/python3",
                  "-c",
                  """
                  import fcntl, os, sys
                  lock = open(sys.argv[1], "w")
                  fcntl.lockf(lock, fcntl.LOCK_EX)
                  lock.write(str(os.getpid()) + "\\n")
                  lock.flush()
                  print("locked", flush=True)
                  sys.stdin.read()
                  """,
                  directory().resolve("scan.lock").toString())
              .start();
      try (var output = other.inputReader()) {
        assertThat(output.readLine()).isEqualTo("locked");

        assertThat(state().tryLock("scan.lock"))
            .isEqualTo(new LockAttempt.Held(OptionalLong.of(other.pid())));
      } finally {
        other.getOutputStream().close();
        assertThat(other.waitFor()).isZero();
      }
      acquired(state().tryLock("scan.lock")).close();
    }

    @Test
    void makes_a_planted_pipe_anew_and_does_not_wait_for_it()
        throws IOException, InterruptedException {
      state().prepare();
      Path path = directory().resolve("scan.lock");
      assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();

      acquired(state().tryLock("scan.lock")).close();

      assertThat(path).isRegularFile();
    }

    @Test
    void does_not_write_through_a_planted_link() throws IOException {
      Path target = Files.writeString(home.resolve("target"), "untouched");
      state().prepare();
      Files.createSymbolicLink(directory().resolve("scan.lock"), target);

      acquired(state().tryLock("scan.lock")).close();

      assertThat(target).hasContent("untouched");
    }

    private StateLock acquired(LockAttempt attempt) {
      assertThat(attempt).isInstanceOf(LockAttempt.Acquired.class);
      return ((LockAttempt.Acquired) attempt).lock();
    }
  }

  private StateFiles state() {
    return new StateFiles(directory(), files);
  }

  private Path directory() {
    return home.resolve(".runlayer");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
