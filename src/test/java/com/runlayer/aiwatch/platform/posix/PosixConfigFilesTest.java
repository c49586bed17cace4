// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.DeleteResult;
import com.runlayer.aiwatch.platform.FileLockResult;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.Stamp;
import com.runlayer.aiwatch.platform.WriteResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A test that hangs has opened something that it should not wait for.
@Timeout(60)
class PosixConfigFilesTest {
  private static final byte[] OLD = "{\"old\": true}\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "{\"new\": true}\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private Path home;
  private Path root;
  private ConfigFiles user;
  private ConfigFiles machine;

  @BeforeEach
  void both_realms() throws IOException {
    // a temporary folder can lie behind a link (macOS)
    Path real = folder.toRealPath();
    home = Files.createDirectory(real.resolve("home"));
    root = Files.createDirectory(real.resolve("root"));
    long uid = new PosixSafeFiles().effectiveUser();
    user = PosixConfigFiles.user(home, uid, _ -> {});
    machine = PosixConfigFiles.machine(root, _ -> {});
  }

  @Nested
  class Reading {
    @Test
    void the_content_comes_with_a_stamp_of_the_file() throws IOException {
      Instant modified = Instant.parse("2026-11-23T16:06:01.908756Z");
      Path file = put(home.resolve(".claude/settings.json"), OLD);
      Files.setLastModifiedTime(file, FileTime.from(modified));

      FileState.Present present = present(user, file);

      assertThat(present.text()).isEqualTo(OLD);
      assertThat(present.stamp().modified()).isEqualTo(modified);
      assertThat(present.stamp().size()).isEqualTo(OLD.length);
      assertThat(user.exists(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".claude/settings.json", "settings.json", "a/b/c/d.json"})
    void what_is_not_there_is_absent(String path) {
      assertThat(user.read(home.resolve(path))).isEqualTo(new FileState.Absent());
      assertThat(machine.read(root.resolve(path))).isEqualTo(new FileState.Absent());
      assertThat(user.exists(home.resolve(path))).isFalse();
    }

    @Test
    void a_file_outside_is_not_touched() throws IOException {
      Path outside = put(folder.toRealPath().resolve("outside.json"), OLD);

      assertThat(refusal(user.read(outside))).contains("does not lie below " + home);
      assertThat(refusal(user.read(home.resolve("../outside.json"))))
          .contains("does not lie below");
      assertThat(refusal(machine.read(outside))).contains("does not lie below " + root);
    }

    @Test
    void a_file_of_more_than_8_MiB_is_refused() throws IOException {
      Path file = home.resolve("large.json");
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(ConfigFiles.MAX_BYTES + 1);
      }

      assertThat(refusal(user.read(file))).contains("larger than 8 MiB");
    }

    @Test
    void the_files_of_another_user_are_not_touched_in_this_ones_name() throws IOException {
      ConfigFiles other = PosixConfigFiles.user(home, 4_000_000_000L, _ -> {});
      Path file = put(home.resolve("settings.json"), OLD);

      assertThat(refusal(other.read(file))).contains("identity of its user");
      assertThat(other.write(file, NEW, present(user, file)))
          .isInstanceOf(WriteResult.Failed.class);
      assertThat(file).hasBinaryContent(OLD);
    }
  }

  @Nested
  class Links {
    @Test
    void a_link_to_a_file_of_the_same_home_is_followed_and_stays() throws IOException {
      Path real = put(home.resolve("dotfiles/claude.json"), OLD);
      for (Path target : List.of(Path.of("../dotfiles/claude.json"), real)) {
        Path link = link(home.resolve(".claude/settings.json"), target);

        WriteResult result = user.write(link, NEW, present(user, link));

        assertThat(result).isInstanceOf(WriteResult.Written.class);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(target);
        assertThat(real).hasBinaryContent(NEW);
        assertThat(user.write(link, OLD, present(user, link)))
            .isInstanceOf(WriteResult.Written.class);
      }
    }

    @Test
    void a_link_by_the_real_path_of_a_home_behind_a_link_is_followed() throws IOException {
      Path alias = Files.createSymbolicLink(folder.toRealPath().resolve("alias"), home);
      ConfigFiles files =
          PosixConfigFiles.user(alias, new PosixSafeFiles().effectiveUser(), _ -> {});
      Path real = put(home.resolve("dotfiles/claude.json"), OLD);
      link(home.resolve("settings.json"), real);

      Path file = alias.resolve("settings.json");
      assertThat(files.write(file, NEW, present(files, file)))
          .isInstanceOf(WriteResult.Written.class);
      assertThat(real).hasBinaryContent(NEW);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "../../outside.json",
          "/etc/passwd",
          "../.claude/../../outside.json",
          "nothing.json",
          "../more/link.json",
          "../linked/there.json",
          ".",
          "..",
          "/"
        })
    void any_other_link_is_refused(String target) throws IOException {
      Path outside = put(folder.toRealPath().resolve("outside.json"), OLD);
      Path inside = put(home.resolve("real/there.json"), OLD);
      link(home.resolve("more/link.json"), inside);
      Files.createSymbolicLink(home.resolve("linked"), home.resolve("real"));
      Path link = link(home.resolve(".claude/settings.json"), Path.of(target));

      FileState state = user.read(link);

      assertThat(refusal(state)).contains(home.toString()).endsWith(".");
      assertThat(user.write(link, NEW, state)).isInstanceOf(WriteResult.Failed.class);
      assertThat(user.exists(link)).isFalse();
      assertThat(outside).hasBinaryContent(OLD);
      assertThat(inside).hasBinaryContent(OLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_folder_on_the_way_that_is_a_link_is_refused_and_named(int which) throws IOException {
      List<String> names = List.of("a", "b", "c");
      for (Realms realm : List.of(new Realms(user, home), new Realms(machine, root))) {
        Path elsewhere = Files.createDirectories(realm.top.resolve("elsewhere/a/b/c"));
        put(elsewhere.resolve("f.json"), OLD);
        Path parent = realm.top;
        Path linked = realm.top;
        for (int i = 0; i < names.size(); i++) {
          linked = parent.resolve(names.get(i));
          if (i == which) {
            Path target = realm.top.resolve("elsewhere");
            for (int j = 0; j <= i; j++) {
              target = target.resolve(names.get(j));
            }
            Files.createSymbolicLink(linked, target);
            break;
          }
          parent = Files.createDirectory(linked);
        }
        Path file = realm.top.resolve("a/b/c/f.json");

        FileState state = realm.files.read(file);

        assertThat(refusal(state)).startsWith(linked + " is a symbolic link");
        assertThat(realm.files.write(file, NEW, new FileState.Absent()))
            .isInstanceOf(WriteResult.Failed.class);
        assertThat(elsewhere.resolve("f.json")).hasBinaryContent(OLD);
      }
    }

    @Test
    void the_machine_writes_through_no_link_at_all() throws IOException {
      Path real = put(root.resolve("etc/real.json"), OLD);
      Path link = link(root.resolve("etc/codex/hooks.json"), real);

      assertThat(refusal(machine.read(link))).startsWith(link + " is a symbolic link");
    }

    @Test
    void a_file_of_two_names_is_refused() throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      Files.createLink(home.resolve("second"), file);

      assertThat(refusal(user.read(file))).contains("hard link");
      assertThat(user.exists(file)).isFalse();
    }

    record Realms(ConfigFiles files, Path top) {}
  }

  @Nested
  class Strangers {
    static Stream<Arguments> others() {
      return Stream.of(
          Arguments.of("a named pipe", List.of("mkfifo")),
          Arguments.of("a folder", List.of("mkdir")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void a_thing_that_is_no_file_is_refused_without_waiting(String name, List<String> maker)
        throws IOException, InterruptedException {
      Path file = home.resolve("settings.json");
      List<String> command = new ArrayList<>(maker);
      command.add(file.toString());
      assertThat(new ProcessBuilder(command).start().waitFor()).isZero();

      assertThat(refusal(user.read(file)))
          .isEqualTo(file + " is " + name + ", not a regular file; move it away.");
      assertThat(user.write(file, NEW, new FileState.Absent()))
          .isInstanceOf(WriteResult.Failed.class);
      assertThat(file).exists();
    }

    @Test
    void a_file_in_a_folders_place_is_named() throws IOException {
      put(home.resolve(".claude"), OLD);

      assertThat(refusal(user.read(home.resolve(".claude/settings.json"))))
          .startsWith(home.resolve(".claude") + " is ")
          .contains("not a folder");
    }

    @Test
    void a_file_of_somebody_else_is_refused() throws IOException {
      assumeTrue(isRoot(), "SKIPPED: only root can make another user's file");
      Path file = put(home.resolve("settings.json"), OLD);
      Files.setAttribute(file, "unix:uid", 23_456);

      assertThat(refusal(user.read(file))).contains("belongs to another user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "etc", "etc/codex", "etc/codex/hooks.json"})
    void a_machine_path_that_others_can_write_is_refused_and_named(String open) throws IOException {
      Path file = put(root.resolve("etc/codex/hooks.json"), OLD);
      Path component = root.resolve(open);
      Files.setPosixFilePermissions(component, PosixFilePermissions.fromString("rwxrwxr-x"));

      FileState state = machine.read(file);

      // a trial's own root folder is whose trial it is
      if (open.isEmpty()) {
        assertThat(state).isInstanceOf(FileState.Present.class);
      } else {
        assertThat(refusal(state))
            .isEqualTo(
                component
                    + " can be written by others than root; take that away: sudo chmod go-w "
                    + component
                    + ".");
        assertThat(machine.write(file, NEW, state)).isInstanceOf(WriteResult.Failed.class);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc", "etc/codex", "etc/codex/hooks.json"})
    void a_machine_path_of_somebody_else_is_refused_and_named(String foreign) throws IOException {
      assumeTrue(isRoot(), "SKIPPED: only root can make another user's file");
      Path file = put(root.resolve("etc/codex/hooks.json"), OLD);
      Files.setAttribute(root.resolve(foreign), "unix:uid", 23_456);

      assertThat(refusal(machine.read(file)))
          .startsWith(root.resolve(foreign) + " does not belong to root");
    }
  }

  @Nested
  class Writing {
    @Test
    void a_new_file_comes_with_its_folders_and_says_which_those_are() throws IOException {
      Path file = home.resolve(".claude/deep/settings.json");

      WriteResult result = user.write(file, NEW, user.read(file));

      assertThat(result)
          .isInstanceOfSatisfying(
              WriteResult.Written.class,
              written ->
                  assertThat(written.folders())
                      .containsExactly(home.resolve(".claude"), home.resolve(".claude/deep")));
      assertThat(file).hasBinaryContent(NEW);
      assertThat(mode(file)).isEqualTo("rw-------");
      assertThat(mode(home.resolve(".claude"))).isEqualTo("rwx------");
      assertThat(stamp(result)).isEqualTo(present(user, file).stamp());
      assertThat(names(file)).containsExactly("settings.json");
    }

    @Test
    void a_new_file_of_the_machine_is_readable_by_everybody() throws IOException {
      Path file = root.resolve("etc/codex/hooks.json");

      assertThat(machine.write(file, NEW, machine.read(file)))
          .isInstanceOf(WriteResult.Written.class);

      assertThat(mode(file)).isEqualTo("rw-r--r--");
      assertThat(mode(root.resolve("etc/codex"))).isEqualTo("rwxr-xr-x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r--r--", "rw-r-----", "r--------", "rwxr-xr-x"})
    void permissions_of_the_old_file_stay(String permissions) throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

      WriteResult result = user.write(file, NEW, present(user, file));

      assertThat(stamp(result)).isEqualTo(present(user, file).stamp());
      assertThat(file).hasBinaryContent(NEW);
      assertThat(mode(file)).isEqualTo(permissions);
    }

    @Test
    void group_and_attributes_of_the_old_file_stay() throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      UserDefinedFileAttributeView view =
          Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
      try {
        view.write("aiwatch.test", ByteBuffer.wrap("kept".getBytes(StandardCharsets.US_ASCII)));
      } catch (IOException e) {
        assumeTrue(false, "SKIPPED: no extended attributes on this file system");
      }
      if (isRoot()) {
        Files.setAttribute(file, "unix:gid", 4242);
      }
      Object group = Files.getAttribute(file, "unix:gid");

      assertThat(user.write(file, NEW, present(user, file)))
          .isInstanceOf(WriteResult.Written.class);

      ByteBuffer value = ByteBuffer.allocate(16);
      Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
          .read("aiwatch.test", value);
      assertThat(new String(value.array(), 0, value.position(), StandardCharsets.US_ASCII))
          .isEqualTo("kept");
      assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(group);
    }

    @Test
    void an_access_list_of_the_old_file_stays() throws Exception {
      assumeTrue(
          Files.exists(Path.of("/proc")), "SKIPPED: access lists are attributes on Linux only");
      Path file = put(home.resolve("settings.json"), OLD);
      Posix posix = Posix.load();
      FilesAt library = PosixAt.load(posix.abi()).library();
      byte[] name = "system.posix_acl_access\0".getBytes(StandardCharsets.US_ASCII);
      // version 2; user::rw-, user:23456:r--, group::r--, mask::r--, other::---
      byte[] list =
          HexFormat.of()
              .parseHex(
                  "0200000001000600ffffffff02000400a05b0000"
                      + "04000400ffffffff10000400ffffffff20000000ffffffff");
      int descriptor = posix.open(PathBytes.of(file), false);
      assumeTrue(
          library.fsetxattr(descriptor, name, list, list.length, 0) == 0,
          "SKIPPED: no access lists on this file system");
      posix.close(descriptor);

      assertThat(user.write(file, NEW, present(user, file)))
          .isInstanceOf(WriteResult.Written.class);

      int written = posix.open(PathBytes.of(file), false);
      byte[] found = new byte[256];
      long length = library.fgetxattr(written, name, found, found.length);
      posix.close(written);
      assertThat(Arrays.copyOf(found, (int) length)).isEqualTo(list);
      assertThat(mode(file)).isEqualTo("rw-r-----");
    }

    @Test
    void an_unfinished_file_that_somebody_is_writing_stays() throws Exception {
      Path unfinished = put(home.resolve(".aiwatch-hooks-0123456789abcdef.new"), OLD);
      Posix posix = Posix.load();
      int descriptor = posix.open(PathBytes.of(unfinished), false);
      assertThat(PosixAt.load(posix.abi()).lock(descriptor)).isTrue();

      user.tidy(home.resolve("settings.json"));
      assertThat(unfinished).exists();

      posix.close(descriptor);
      user.tidy(home.resolve("settings.json"));
      assertThat(unfinished).doesNotExist();
    }

    @Test
    void a_file_that_somebody_replaced_since_it_was_read_is_left() throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      FileState.Present read = present(user, file);
      byte[] theirs = "{\"old\": else}\n".getBytes(StandardCharsets.UTF_8);
      Path other = put(home.resolve("other"), theirs);
      Files.setLastModifiedTime(other, FileTime.from(read.stamp().modified()));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

      assertThat(user.write(file, NEW, read)).isEqualTo(new WriteResult.Changed());

      assertThat(file).hasBinaryContent(theirs);
      assertThat(names(file)).containsExactly("settings.json");
    }

    @Test
    void a_file_of_the_same_size_and_time_with_other_content_is_left() throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      FileState.Present read = present(user, file);
      byte[] theirs = "{\"odd\": true}\n".getBytes(StandardCharsets.UTF_8);
      Files.write(file, theirs);
      Files.setLastModifiedTime(file, FileTime.from(read.stamp().modified()));

      assertThat(user.write(file, NEW, read)).isEqualTo(new WriteResult.Changed());
      assertThat(file).hasBinaryContent(theirs);
    }

    @Test
    void a_file_that_is_gone_or_came_since_it_was_read_is_a_change() throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      FileState.Present read = present(user, file);
      Files.delete(file);

      assertThat(user.write(file, NEW, read)).isEqualTo(new WriteResult.Changed());
      assertThat(file).doesNotExist();

      put(file, OLD);
      assertThat(user.write(file, NEW, new FileState.Absent()))
          .isEqualTo(new WriteResult.Changed());
      assertThat(file).hasBinaryContent(OLD);
    }

    @Test
    void folders_of_a_write_that_failed_do_not_stay() {
      Path name = Path.of("x".repeat(300));

      WriteResult result =
          user.write(home.resolve("made/for/it").resolve(name), NEW, new FileState.Absent());

      assertThat(result).isInstanceOf(WriteResult.Failed.class);
      assertThat(home).isEmptyDirectory();
    }

    @Test
    void unfinished_files_of_killed_runs_are_removed_and_nobody_elses() throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      put(home.resolve(".aiwatch-hooks-0123456789abcdef.new"), OLD);
      List<String> kept =
          List.of(".aiwatch-hooks-0123456789abcdeg.new", ".aiwatch-hooks-1.new", ".hooks.new");
      for (String name : kept) {
        put(home.resolve(name), OLD);
      }
      Files.createDirectory(home.resolve(".aiwatch-hooks-00000000000000ff.new"));

      user.tidy(file);

      assertThat(names(file))
          .contains("settings.json", ".aiwatch-hooks-00000000000000ff.new")
          .containsAll(kept)
          .doesNotContain(".aiwatch-hooks-0123456789abcdef.new");
    }
  }

  @Nested
  class Deleting {
    @Test
    void a_file_goes_with_the_empty_folders_that_were_made_for_it() throws IOException {
      Path file = home.resolve(".claude/deep/settings.json");
      WriteResult.Written written =
          (WriteResult.Written) user.write(file, NEW, new FileState.Absent());
      put(home.resolve(".claude/theirs"), OLD);

      DeleteResult result = user.delete(file, written.stamp(), written.folders());

      assertThat(result).isEqualTo(new DeleteResult.Deleted(List.of(home.resolve(".claude/deep"))));
      assertThat(home.resolve(".claude")).isDirectoryContaining("glob:**theirs");
    }

    @Test
    void a_changed_file_stays() throws IOException {
      Path file = put(home.resolve("settings.json"), OLD);
      Stamp stamp = present(user, file).stamp();
      Files.write(file, NEW);

      assertThat(user.delete(file, stamp, List.of())).isEqualTo(new DeleteResult.Changed());
      assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void folders_elsewhere_are_not_removed() throws IOException {
      Path outside = Files.createDirectory(folder.toRealPath().resolve("outside"));
      Path file = put(home.resolve("settings.json"), OLD);

      user.delete(file, present(user, file).stamp(), List.of(outside, home.resolve("../outside")));

      assertThat(outside).isDirectory();
      assertThat(file).doesNotExist();
    }

    @Test
    void a_file_that_is_gone_is_no_failure() {
      Path file = home.resolve("settings.json");

      assertThat(user.delete(file, new Stamp(1, 1, Instant.EPOCH, ""), List.of()))
          .isEqualTo(new DeleteResult.Deleted(List.of()));
    }
  }

  @Nested
  class Locking {
    @Test
    void a_second_taker_learns_the_holder_and_gets_it_afterwards() {
      Path file = root.resolve("var/db/setup.lock");
      FileLockResult.Held held = locked(machine.lock(file, Duration.ZERO));

      assertThat(machine.lock(file, Duration.ofSeconds(2)))
          .isEqualTo(new FileLockResult.Busy(OptionalLong.of(ProcessHandle.current().pid())));
      held.close();
      held.close();

      locked(machine.lock(file, Duration.ZERO)).close();
    }

    @Test
    void nobody_else_can_open_the_lock_of_the_machine() throws IOException {
      Path file = root.resolve("setup.lock");
      locked(machine.lock(file, Duration.ZERO)).close();

      assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void another_programs_lock_file_keeps_its_content() throws IOException {
      Path file = put(home.resolve("hermes.lock"), OLD);

      locked(user.lock(file, Duration.ZERO)).close();

      assertThat(file).hasBinaryContent(OLD);
    }

    @Test
    void a_pipe_or_a_link_is_no_lock() throws IOException, InterruptedException {
      Path pipe = home.resolve("pipe.lock");
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      Path link = Files.createSymbolicLink(root.resolve("setup.lock"), root.resolve("other"));

      assertThat(user.lock(pipe, Duration.ZERO)).isInstanceOf(FileLockResult.Failed.class);
      assertThat(machine.lock(link, Duration.ZERO)).isInstanceOf(FileLockResult.Failed.class);
      assertThat(root.resolve("other")).doesNotExist();
    }
  }

  /// Volumes that refuse, as far as the test may mount and lock.
  @Nested
  class Refusing {
    @Test
    void a_full_disk_leaves_the_old_content_and_says_so() throws IOException, InterruptedException {
      Path volume = Files.createDirectory(home.resolve("volume"));
      assumeTrue(
          isRoot() && run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", volume.toString()),
          "SKIPPED: no tmpfs can be mounted here");
      try {
        Path file = put(volume.resolve("settings.json"), OLD);
        byte[] large = new byte[256 * 1024];

        WriteResult result = user.write(file, large, present(user, file));

        assertThat(failure(result))
            .isEqualTo(file + " cannot be replaced: no space is left; make room on the volume.");
        assertThat(file).hasBinaryContent(OLD);
        assertThat(names(file)).containsExactly("settings.json");
        assertThat(failure(user.write(volume.resolve("new/x.json"), large, new FileState.Absent())))
            .contains("no space is left");
        assertThat(names(file)).containsExactly("settings.json");

        assertThat(run("mount", "-o", "remount,ro", volume.toString())).isTrue();
        assertThat(failure(user.write(file, NEW, present(user, file))))
            .isEqualTo(file + " cannot be replaced: the volume is read-only; mount it writable.");
        assertThat(file).hasBinaryContent(OLD);
      } finally {
        run("umount", volume.toString());
      }
    }

    @Test
    void a_locked_file_stays_and_the_sentence_says_how_to_unlock_it()
        throws IOException, InterruptedException {
      Path file = put(home.resolve("settings.json"), OLD);
      assumeTrue(
          isRoot() && run("chattr", "+i", file.toString()), "SKIPPED: no file can be locked here");
      try {
        assertThat(failure(user.write(file, NEW, present(user, file)))).contains("chattr -i");
        assertThat(file).hasBinaryContent(OLD);
        assertThat(names(file)).containsExactly("settings.json");
      } finally {
        run("chattr", "-i", file.toString());
      }
    }
  }

  /// Somebody who can write the home exchanges its parts while the program works there.
  @Nested
  class Attacks {
    private static final Duration LONG = Duration.ofSeconds(2);

    @Test
    void nothing_outside_is_written_while_components_are_exchanged()
        throws IOException, InterruptedException {
      long seed = System.nanoTime();
      System.out.println("seed " + seed);
      Path outside = Files.createDirectories(folder.toRealPath().resolve("outside/b"));
      Path victim = put(outside.resolve("f.json"), OLD);
      Path file = put(home.resolve("a/b/f.json"), OLD);
      AtomicBoolean over = new AtomicBoolean();
      Thread attacker = new Thread(() -> exchange(new Random(seed), outside, victim, over));
      attacker.start();
      int written = 0;
      long until = System.nanoTime() + LONG.toNanos();
      try {
        while (System.nanoTime() < until) {
          FileState state = user.read(file);
          if (user.write(file, NEW, state) instanceof WriteResult.Written) {
            written++;
          }
          if (user.read(file) instanceof FileState.Present present) {
            user.delete(file, present.stamp(), List.of(home.resolve("a/b"), home.resolve("a")));
          }
        }
      } finally {
        over.set(true);
        attacker.join();
      }

      assertThat(written).isPositive();
      assertThat(victim).hasBinaryContent(OLD);
      assertThat(names(victim)).containsExactly("f.json");
      assertThat(folder.toRealPath().resolve("outside")).isDirectoryContaining("glob:**/b");
    }

    private void exchange(Random random, Path outside, Path victim, AtomicBoolean over) {
      Path a = home.resolve("a");
      Path b = home.resolve("a/b");
      Path file = home.resolve("a/b/f.json");
      while (!over.get()) {
        try {
          switch (random.nextInt(6)) {
            case 0 -> swap(a, Path.of("../outside"));
            case 1 -> swap(b, outside);
            case 2 -> swap(file, victim);
            case 3 -> {
              Files.deleteIfExists(file);
              Files.createLink(file, victim);
            }
            default -> {
              unlink(a);
              unlink(b);
              Files.createDirectories(b);
              Files.deleteIfExists(file);
              Files.write(file, OLD);
            }
          }
        } catch (IOException e) {
          // the other side was quicker
        }
        try {
          // of two names, the victim's own is the one that counts
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && random.nextBoolean()) {
            Files.delete(file);
          }
        } catch (IOException e) {
          // as above
        }
      }
    }

    private void swap(Path place, Path target) throws IOException {
      Path aside = home.resolve("aside-" + place.getFileName());
      Files.move(place, aside, StandardCopyOption.REPLACE_EXISTING);
      Files.createSymbolicLink(place, target);
      Thread.onSpinWait();
      Files.delete(place);
      Files.move(aside, place);
    }

    private void unlink(Path place) throws IOException {
      if (Files.isSymbolicLink(place)) {
        Files.delete(place);
      }
    }
  }

  private static FileState.Present present(ConfigFiles files, Path file) {
    FileState state = files.read(file);
    assertThat(state).isInstanceOf(FileState.Present.class);
    return (FileState.Present) state;
  }

  private static String refusal(FileState state) {
    assertThat(state).isInstanceOf(FileState.Refused.class);
    return ((FileState.Refused) state).sentence();
  }

  private static String failure(WriteResult result) {
    assertThat(result).isInstanceOf(WriteResult.Failed.class);
    return ((WriteResult.Failed) result).sentence();
  }

  private static Stamp stamp(WriteResult result) {
    assertThat(result).isInstanceOf(WriteResult.Written.class);
    return ((WriteResult.Written) result).stamp();
  }

  private static FileLockResult.Held locked(FileLockResult result) {
    assertThat(result).isInstanceOf(FileLockResult.Locked.class);
    return ((FileLockResult.Locked) result).lock();
  }

  private static Path put(Path file, byte[] content) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return Files.write(file, content);
  }

  private static Path link(Path link, Path target) throws IOException {
    Path parent = link.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.deleteIfExists(link);
    return Files.createSymbolicLink(link, target);
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static List<String> names(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(parent)) {
      return list.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  private static boolean isRoot() {
    return new PosixSafeFiles().effectiveUser() == 0;
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
