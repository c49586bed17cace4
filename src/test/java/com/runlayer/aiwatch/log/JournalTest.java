// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import static java.util.logging.Level.SEVERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.platform.LineFile;
import com.runlayer.aiwatch.platform.OpenLines;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import com.runlayer.aiwatch.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JournalTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private final PosixSafeFiles files = new PosixSafeFiles();
  @TempDir Path home;

  @Test
  void a_line_is_written_for_its_user_alone() throws IOException {
    journal(Level.INFO).of("scan").info("scan finished");

    assertThat(log())
        .content()
        .isEqualTo(
            "2026-11-24T12:00:00.000Z INFO scan["
                + ProcessHandle.current().pid()
                + "] scan finished\n");
    assertThat(mode(log())).isEqualTo("rw-------");
    assertThat(mode(home.resolve(".runlayer/logs"))).isEqualTo("rwx------");
    assertThat(mode(home.resolve(".runlayer"))).isEqualTo("rwx------");
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void lines_below_the_level_are_not_written_and_make_no_file(Level least) throws IOException {
    Journal journal = journal(least);
    for (Level level : Level.values()) {
      if (!level.reaches(least)) {
        journal.of("scan").log(level, "no");
      }
    }
    assertThat(home).isEmptyDirectory();

    journal.of("scan").log(least, "yes");

    assertThat(log()).content().endsWith("yes\n");
  }

  @Test
  void nothing_is_written_where_the_log_is_off() {
    new Journal(logs().file(), new Redactor(), NOON, Optional.empty()).of("scan").error("no");

    assertThat(home).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npx tool --api-key FAKEsecret0123456789",
        "the tenant says: Authorization: Bearer FAKEsecret0123456789",
        "https://u:FAKEsecret0123456789@example.com/x?k=FAKEsecret0123456789",
        "refused rl_enroll_FAKEsecret0123456789abc",
        "TOKEN=FAKEsecret0123456789\npassword: FAKEsecret0123456789"
      })
  void no_secret_reaches_the_file(String message) throws IOException {
    journal(Level.INFO).of("scan").warn(message);

    assertThat(Files.readString(log())).doesNotContain("FAKEsecret").contains("<redacted>");
  }

  @Test
  void what_libraries_warn_of_is_in_it_and_what_they_chat_about_is_not() throws IOException {
    Logger library = Logger.getLogger("org.example.library");
    try (LibraryLog _ = LibraryLog.attach(journal(Level.INFO).of("library"))) {
      library.info("chat");
      library.warning("careful with password=FAKEsecret0123456789");
      LogRecord failure = new LogRecord(SEVERE, "it broke");
      failure.setLoggerName(library.getName());
      failure.setThrown(new IllegalStateException("api_key=FAKEsecret0123456789"));
      library.log(failure);
    }
    library.warning("after the end");

    assertThat(Files.readAllLines(log()).stream().map(line -> line.replaceFirst("\\[\\d+]", "")))
        .containsExactly(
            "2026-11-24T12:00:00.000Z WARN library org.example.library: careful with password=<redacted>",
            "2026-11-24T12:00:00.000Z ERROR library org.example.library: it broke"
                + " (IllegalStateException: api_key=<redacted>)");
  }

  @Test
  void a_file_that_cannot_be_written_is_left_alone_after_the_first_failure() {
    int[] calls = {0};
    LineFile broken =
        new LineFile() {
          @Override
          public void append(byte[] line) throws StateException {
            calls[0]++;
            throw new StateException("the disk is full.");
          }

          @Override
          public List<Path> paths() {
            return List.of();
          }

          @Override
          public Optional<OpenLines> open(Path path) {
            return Optional.empty();
          }
        };
    Journal journal = new Journal(broken, new Redactor(), NOON, Optional.of(Level.INFO));

    IntStream.range(0, 10).forEach(i -> journal.of("scan").error("x"));

    assertThat(calls[0]).isEqualTo(1);
    assertThat(journal.failure()).contains("the disk is full.");
  }

  @Test
  void root_writes_where_the_system_has_its_logs_and_leaves_what_is_not_its_own()
      throws IOException {
    Layout layout = new Layout(Layout.Os.MACOS, home.resolve("root"), home, "root");
    Path system = Files.createDirectories(home.resolve("root/var/log"));
    Logs logs = new Logs(layout, true, new StateFiles(layout.stateDirectory(), files));
    Path file = system.resolve("com.runlayer.aiwatch.log");

    new Journal(logs.file(), new Redactor(), NOON, Optional.of(Level.INFO)).of("setup").info("a");

    assertThat(file).content().endsWith(" a\n");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(home.resolve(".runlayer")).doesNotExist();

    Files.delete(file);
    Path target = Files.writeString(home.resolve("target"), "untouched");
    Files.createSymbolicLink(file, target);
    Journal refused = new Journal(logs.file(), new Redactor(), NOON, Optional.of(Level.INFO));
    refused.of("setup").info("b");

    assertThat(refused.failure()).contains(file + " is a symbolic link.");
    assertThat(target).hasContent("untouched");
    assertThat(file).isSymbolicLink();
  }

  private Journal journal(Level least) {
    return new Journal(logs().file(), new Redactor(), NOON, Optional.of(least));
  }

  private Logs logs() {
    Layout layout = new Layout(Layout.Os.LINUX, home.resolve("root"), home, "dev");
    return new Logs(layout, false, new StateFiles(layout.stateDirectory(), files));
  }

  private Path log() {
    return home.resolve(".runlayer/logs/aiwatch.log");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
