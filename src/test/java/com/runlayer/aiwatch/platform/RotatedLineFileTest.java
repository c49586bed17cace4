// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RotatedLineFileTest {
  private static final long MIB = 1024 * 1024;

  private final PosixSafeFiles files = new PosixSafeFiles();
  @TempDir Path home;

  @Test
  void lines_follow_each_other() throws IOException {
    append(file(MIB), "one", "two");
    append(file(MIB), "three");

    assertThat(log()).content().isEqualTo("one\ntwo\nthree\n");
    assertThat(mode(log())).isEqualTo("rw-------");
  }

  @Test
  void a_full_file_is_renamed_and_the_fifth_is_the_last() throws IOException {
    RotatedLineFile file = file(10);

    for (int i = 1; i <= 9; i++) {
      append(file, "line " + i);
    }

    assertThat(log()).hasContent("line 9");
    for (int number = 1; number <= 4; number++) {
      assertThat(log(number)).hasContent("line " + (9 - number));
      assertThat(mode(log(number))).isEqualTo("rw-------");
    }
    assertThat(log(5)).doesNotExist();
    assertThat(file.paths()).containsExactly(log(), log(1), log(2), log(3), log(4));
  }

  @Test
  void a_line_longer_than_a_file_is_written_all_the_same() throws IOException {
    RotatedLineFile file = file(10);

    append(file, "a".repeat(20), "b");

    assertThat(log(1)).hasContent("a".repeat(20));
    assertThat(log()).hasContent("b");
  }

  /// Whatever step a process was ended after, a number is free and nothing is dropped for it.
  @Test
  void a_rotation_that_was_not_finished_loses_nothing() throws IOException {
    for (int free = 1; free <= 4; free++) {
      RotatedLineFile file = file(10);
      for (int i = 1; i <= 9; i++) {
        append(file, "line " + i);
      }
      Files.delete(log(free));
      List<String> before = all();

      append(file, "another");

      assertThat(all()).as("free: %d", free).containsAll(before).contains("another").hasSize(5);
    }
  }

  @Test
  void a_line_after_half_a_line_stands_by_itself() throws IOException {
    append(file(MIB), "whole");
    Files.writeString(log(), "whole\nhal");

    append(file(MIB), "next");

    assertThat(log()).content().isEqualTo("whole\nhal\nnext\n");
  }

  @Test
  void whoever_finds_the_lock_taken_appends_and_does_not_wait() throws Exception {
    append(file(10), "line 1");
    Path lock = Files.writeString(log().resolveSibling("a.log.lock"), "");
    Process holder =
        new ProcessBuilder(
                java(), "-cp", classpath(), "com.runlayer.aiwatch.cli.LockHolder", lock.toString())
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('L');
      append(file(10), "line 2", "line 3");
      assertThat(log()).content().isEqualTo("line 1\nline 2\nline 3\n");

      // but not for ever
      append(file(10), "line 4", "line 5");
      assertThatThrownBy(() -> append(file(10), "line 6"))
          .isInstanceOf(StateException.class)
          .hasMessage(
              log() + " takes no more lines, because another process keeps it from being rotated.");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    append(file(10), "line 6");
    assertThat(log()).hasContent("line 6");
  }

  @Test
  void a_link_in_its_place_is_removed_and_nothing_is_written_behind_it() throws IOException {
    Path target = Files.writeString(home.resolve("target"), "untouched");
    Files.createDirectories(folder());
    Files.createSymbolicLink(log(), target);
    append(file(MIB), "symbolic");
    assertThat(log()).isRegularFile().hasContent("symbolic");

    Files.delete(log());
    Files.createLink(log(), target);
    append(file(MIB), "hard");

    assertThat(log()).hasContent("hard");
    assertThat(target).hasContent("untouched");
  }

  @Test
  void a_pipe_or_a_folder_in_its_place_is_removed() throws Exception {
    Files.createDirectories(folder());
    assertThat(new ProcessBuilder("mkfifo", log().toString()).start().waitFor()).isZero();
    append(file(MIB), "pipe");
    assertThat(log()).hasContent("pipe");

    Files.delete(log());
    Files.createDirectories(log().resolve("deep"));
    append(file(MIB), "folder");

    assertThat(log()).hasContent("folder");
  }

  @Test
  void a_state_folder_that_is_a_link_is_refused() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.createSymbolicLink(home.resolve(".runlayer"), elsewhere);

    assertThatThrownBy(() -> append(file(MIB), "x")).hasMessageContaining("is a symbolic link");
    assertThatThrownBy(() -> file(MIB).open(log())).hasMessageContaining("is a symbolic link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void a_folder_that_is_a_link_is_refused() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.createDirectory(home.resolve(".runlayer"));
    Files.createSymbolicLink(folder(), elsewhere);

    assertThatThrownBy(() -> append(file(MIB), "x")).hasMessageContaining("is a symbolic link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void a_file_that_is_open_to_others_is_closed() throws IOException {
    append(file(MIB), "x");
    Files.setPosixFilePermissions(log(), PosixFilePermissions.fromString("rw-rw-r--"));

    append(file(MIB), "y");

    assertThat(mode(log())).isEqualTo("rw-------");
  }

  @Test
  void a_home_that_cannot_be_written_is_a_sentence() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "SKIPPED: there is no /proc");

    assertThatThrownBy(() -> append(LineWriter.file(Path.of("/proc/.runlayer"), files, MIB), "x"))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith("/proc/.runlayer cannot be made: ");
  }

  /// The limit of a file's size stands in for a full volume: of the last line, a part is taken.
  @Test
  void a_full_volume_is_a_sentence_and_leaves_half_a_line_at_most() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
    command.addAll(command("full", 5_000, MIB));
    Process writer = new ProcessBuilder(command).start();
    String said = new String(writer.getErrorStream().readAllBytes(), UTF_8);

    assertThat(writer.waitFor()).isEqualTo(1);
    assertThat(said).contains("StateException: " + log() + " cannot be written");
    append(file(MIB), "next");
    List<String> lines = all();
    assertThat(lines.getLast()).isEqualTo("next");
    assertThat(lines.subList(0, lines.size() - 2))
        .isNotEmpty()
        .allMatch(line -> line.matches("full \\d+ x* end"));
  }

  @Test
  void threads_lose_no_line_while_the_file_is_rotated() throws Exception {
    RotatedLineFile file = file(MIB);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        String name = "t" + thread;
        runs.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 2_000; i++) {
                    file.append(LineWriter.line(name, i));
                  }
                  return null;
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }

    assertThat(log(1)).exists();
    assertAll(expected("t", 8, 2_000));
  }

  @Test
  void processes_lose_no_line_while_the_file_is_rotated() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      writers.add(writer("p" + i, 2_000, MIB));
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }

    assertThat(log(1)).exists();
    assertAll(expected("p", 8, 2_000));
  }

  /// What is dropped is the oldest: of each process, the lines that are left are its last ones.
  @Test
  void processes_that_are_ended_at_any_moment_leave_whole_lines_and_no_lost_file()
      throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    append(file(60_000), "first 0  end");
    for (int round = 0; round < 6; round++) {
      List<Process> writers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        writers.add(writer("r" + round + "w" + i, Integer.MAX_VALUE, 60_000));
      }
      for (Process writer : writers) {
        assertThat(writer.getInputStream().read()).isEqualTo('R');
      }
      Thread.sleep(random.nextInt(300));
      for (Process writer : writers) {
        writer.destroyForcibly().waitFor();
      }
      assertThat(all())
          .as("seed %d", seed)
          .isNotEmpty()
          .allMatch(line -> line.matches("\\w+ \\d+ x* end"));
      append(file(60_000), "after 0  end");
      assertThat(all()).as("seed %d", seed).contains("after 0  end");
    }
    try (Stream<Path> left = Files.list(folder())) {
      // the last one may have ended between two renames: then one number is free
      assertThat(left.map(path -> path.getFileName().toString()).toList())
          .as("seed %d", seed)
          .isSubsetOf("a.log", "a.log.1", "a.log.2", "a.log.3", "a.log.4", "a.log.lock")
          .contains("a.log")
          .hasSizeGreaterThanOrEqualTo(5);
    }
  }

  private Process writer(String name, int count, long bytes) throws IOException {
    return new ProcessBuilder(command(name, count, bytes))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<String> command(String name, int count, long bytes) {
    return List.of(
        java(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData", // a file that the limit of a test would hit
        "--enable-native-access=ALL-UNNAMED",
        "-Djna.boot.library.path=" + System.getProperty("jna.boot.library.path"),
        "-Djna.nounpack=true",
        "-cp",
        classpath(),
        LineWriter.class.getName(),
        home.resolve(".runlayer").toString(),
        name,
        Integer.toString(count),
        Long.toString(bytes));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classpath() {
    return System.getProperty("java.class.path", "");
  }

  private static List<String> expected(String prefix, int writers, int count) {
    List<String> lines = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      for (int i = 0; i < count; i++) {
        lines.add(new String(LineWriter.line(prefix + writer, i), UTF_8).strip());
      }
    }
    return lines;
  }

  /// Without the thousands of lines that an assertion of AssertJ would print.
  private void assertAll(List<String> expected) throws IOException {
    List<String> found = all();
    Set<String> lost = new HashSet<>(expected);
    found.forEach(lost::remove);
    Set<String> foreign = new HashSet<>(found);
    expected.forEach(foreign::remove);
    assertThat(lost).isEmpty();
    assertThat(foreign).isEmpty();
    assertThat(found).hasSameSizeAs(expected);
  }

  /// An empty line may stand after one that was seen while it was written.
  private List<String> all() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path path : file(MIB).paths()) {
      if (Files.exists(path)) {
        Files.readAllLines(path).stream().filter(line -> !line.isEmpty()).forEach(lines::add);
      }
    }
    return lines;
  }

  private static void append(RotatedLineFile file, String... lines) throws StateException {
    for (String line : lines) {
      file.append((line + "\n").getBytes(UTF_8));
    }
  }

  private RotatedLineFile file(long bytes) {
    return LineWriter.file(home.resolve(".runlayer"), files, bytes);
  }

  private Path folder() {
    return home.resolve(".runlayer/logs");
  }

  private Path log() {
    return home.resolve(".runlayer/logs/a.log");
  }

  private Path log(int number) {
    return home.resolve(".runlayer/logs/a.log." + number);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
