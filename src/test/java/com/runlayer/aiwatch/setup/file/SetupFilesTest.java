// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.posix.PosixConfigFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.setup.file.InstallRecord.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String HOST = "acme.runlayer.com";

  @TempDir Path folder;

  private Path state;
  private ConfigFiles machine;

  @BeforeEach
  void a_machine() throws IOException {
    Path root = folder.toRealPath();
    state = new Layout(Layout.Os.MACOS, root, root.resolve("Users/jo"), "jo").machineState();
    machine = PosixConfigFiles.machine(root, _ -> {});
  }

  @Nested
  class Records {
    @Test
    void a_record_is_read_as_it_was_kept() throws IOException {
      ObjectNode undo = JsonNodeFactory.instance.objectNode().put("at", 12).put("text", "ours");
      InstallRecord record =
          new InstallRecord(
              Map.of(
                  Path.of("/Users/jo/.claude/settings.json"),
                  new Entry(true, List.of(Path.of("/Users/jo/.claude")), List.of(undo)),
                  Path.of("/etc/codex/hooks.json"),
                  new Entry(false, List.of(), List.of())),
              Optional.of(NOW));

      assertThat(records().save(record)).isEmpty();

      assertThat(records().load()).isEqualTo(new InstallRecords.Loaded(record, Optional.empty()));
      Path file = state.resolve("hooks.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r--r--");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
          .isEqualTo("rwxr-xr-x");
    }

    @Test
    void the_same_record_is_not_written_again() throws IOException {
      records().save(InstallRecord.EMPTY);
      Path file = state.resolve("hooks.json");
      Files.setLastModifiedTime(file, FileTime.from(NOW));
      Object inode = Files.getAttribute(file, "unix:ino");

      assertThat(records().save(InstallRecord.EMPTY)).isEmpty();

      assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(NOW));
      assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void no_record_is_an_empty_one_without_a_problem() {
      assertThat(records().load())
          .isEqualTo(new InstallRecords.Loaded(InstallRecord.EMPTY, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "{                                        | is no JSON",
          "[]                                       | is no record of an installation",
          "{\"version\":1}                          | is no record of an installation",
          "{\"version\":2,\"files\":[]}             | was written by another version of aiwatch",
          "{\"files\":[]}                           | was written by another version of aiwatch"
        })
    void a_broken_or_unknown_record_is_none_and_said(String text, String clause)
        throws IOException {
      write(text.replace("\"\"", "\""));

      InstallRecords.Loaded loaded = records().load();

      assertThat(loaded.record()).isEqualTo(InstallRecord.EMPTY);
      assertThat(loaded.problem().orElseThrow())
          .startsWith(state.resolve("hooks.json") + " " + clause)
          .endsWith(".");
    }

    @Test
    void a_bomb_is_no_record() throws IOException {
      write("[".repeat(200_000));

      assertThat(records().load().problem().orElseThrow()).contains("is no JSON");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "7",
          "{'path':'relative','made':true,'folders':[],'edits':[]}",
          "{'path':'/a/../b','made':true,'folders':[],'edits':[]}",
          "{'path':'/a','made':'yes','folders':[],'edits':[]}",
          "{'path':'/a','made':true,'folders':['x'],'edits':[]}",
          "{'path':'/a','made':true,'edits':[]}",
          "{'path':'/\\u0000','made':true,'folders':[],'edits':[]}"
        })
    void one_bad_entry_loses_no_other_one(String bad) throws IOException {
      write(
          ("{'version':1,'absentSince':'never','files':["
                  + bad
                  + ",{'path':'/good','made':false,'folders':[],'edits':[{}]}]}")
              .replace('\'', '"'));

      InstallRecords.Loaded loaded = records().load();

      assertThat(loaded.record().files()).containsOnlyKeys(Path.of("/good"));
      assertThat(loaded.record().absentSince()).isEmpty();
      assertThat(loaded.problem().orElseThrow()).contains("(1)");
    }

    @Test
    void a_record_that_others_can_write_is_none_and_is_not_replaced() throws IOException {
      write("{\"version\":1,\"files\":[]}");
      Files.setPosixFilePermissions(
          state.resolve("hooks.json"), PosixFilePermissions.fromString("rw-rw-rw-"));

      assertThat(records().load().problem().orElseThrow()).contains("can be written by others");
      assertThat(records().save(InstallRecord.EMPTY).orElseThrow())
          .contains("can be written by others");
    }

    private RecordFile records() {
      return new RecordFile(machine, state);
    }

    private void write(String text) throws IOException {
      Files.createDirectories(state);
      Files.writeString(state.resolve("hooks.json"), text);
    }
  }

  @Nested
  class Marks {
    @Test
    void a_user_is_marked_for_one_tenant_and_forgotten() {
      EnrolledMarks marks = new EnrolledMarks(machine, state);

      assertThat(marks.mark(501, HOST)).isEmpty();
      assertThat(marks.mark(501, HOST)).isEmpty();

      assertThat(marks.isMarked(501, HOST)).isTrue();
      assertThat(state.resolve("enrolled/501-" + HOST)).isEmptyFile();
      assertThat(marks.isMarked(502, HOST)).isFalse();
      assertThat(marks.isMarked(501, "localhost:8443")).isFalse();

      assertThat(marks.unmark(501, HOST)).isEmpty();
      assertThat(marks.unmark(501, HOST)).isEmpty();
      assertThat(marks.isMarked(501, HOST)).isFalse();
    }

    @Test
    void a_link_is_no_mark() throws IOException {
      Files.createDirectories(state.resolve("enrolled"));
      Files.createSymbolicLink(state.resolve("enrolled/501-" + HOST), Path.of("/etc/passwd"));
      EnrolledMarks marks = new EnrolledMarks(machine, state);

      assertThat(marks.isMarked(501, HOST)).isFalse();
      assertThat(marks.mark(501, HOST)).isPresent();
      assertThat(marks.unmark(501, HOST)).isPresent();
    }

    @Test
    void long_host_keys_fit_and_no_host_key_leaves_the_folder() {
      EnrolledMarks marks = new EnrolledMarks(machine, state);
      String host = "a".repeat(60) + ("." + "b".repeat(60)).repeat(3) + ":8443";

      assertThat(marks.mark(501, host)).isEmpty();
      assertThat(marks.isMarked(501, host)).isTrue();
      assertThatThrownBy(() -> marks.isMarked(501, "x/../../y"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Time {
    @ParameterizedTest
    @CsvSource({"0, true", "599, true", "600, false", "86400, false", "-1, false"})
    void an_installation_is_recent_for_ten_minutes(long age, boolean recent) throws IOException {
      Files.createDirectories(state);
      Path file = Files.createFile(state.resolve(".install-time"));
      Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(age)));

      assertThat(time().isRecent()).isEqualTo(recent);
    }

    @Test
    void a_stamp_that_is_missing_or_not_roots_alone_is_old() throws IOException {
      assertThat(time().isRecent()).isFalse();

      Files.createDirectories(state);
      Path file = Files.createFile(state.resolve(".install-time"));
      Files.setLastModifiedTime(file, FileTime.from(NOW));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      assertThat(time().isRecent()).isFalse();

      Files.delete(file);
      Files.createDirectory(file);
      assertThat(time().isRecent()).isFalse();
    }

    private InstallTime time() {
      return new InstallTime(machine, state, Clock.fixed(NOW, ZoneOffset.UTC));
    }
  }

  @Nested
  class Lock {
    @Test
    void a_second_run_waits_two_seconds_and_names_the_first() throws IOException {
      Duration[] waited = {Duration.ZERO};
      ConfigFiles waiting =
          PosixConfigFiles.machine(folder.toRealPath(), pause -> waited[0] = waited[0].plus(pause));
      SetupLock lock = new SetupLock(waiting, state);
      try (FileLockResult.Held _ = ((FileLockResult.Locked) lock.take()).lock()) {
        FileLockResult second = lock.take();

        assertThat(second).isInstanceOf(FileLockResult.Busy.class);
        assertThat(lock.sentence((FileLockResult.Busy) second))
            .isEqualTo(
                state.resolve("setup.lock")
                    + " is held by another run of aiwatch (process "
                    + ProcessHandle.current().pid()
                    + "); wait for it, or end that process.");
        assertThat(waited[0]).isEqualTo(Duration.ofSeconds(2));
      }
      assertThat(lock.take()).isInstanceOf(FileLockResult.Locked.class);
    }

    @Test
    void a_user_has_a_lock_of_the_same_kind() throws IOException {
      Path home = Files.createDirectory(folder.toRealPath().resolve("jo"));
      ConfigFiles user = PosixConfigFiles.user(home, new PosixSafeFiles().effectiveUser(), _ -> {});

      assertThat(new SetupLock(user, home.resolve(".runlayer")).take())
          .isInstanceOf(FileLockResult.Locked.class);
    }
  }
}
