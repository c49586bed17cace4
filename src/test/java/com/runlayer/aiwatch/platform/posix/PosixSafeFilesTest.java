// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FileContent.Absent;
import com.runlayer.aiwatch.platform.FileContent.Read;
import com.runlayer.aiwatch.platform.FileContent.Reason;
import com.runlayer.aiwatch.platform.FileContent.Refused;
import com.runlayer.aiwatch.platform.SafeFiles.Links;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A test that hangs has opened something that it should not wait for.
@Timeout(60)
class PosixSafeFilesTest {
  private static final long MAX = 1024;

  @TempDir Path folder;

  private final PosixSafeFiles files = new PosixSafeFiles();

  @Nested
  class Reading {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024})
    void a_file_up_to_the_limit_is_read_whole(int size) throws IOException {
      byte[] content = "x".repeat(size).getBytes(StandardCharsets.US_ASCII);

      assertThat(bytes(files.read(write("file", content), Links.REFUSE, MAX))).isEqualTo(content);
    }

    @Test
    void a_file_of_one_byte_more_is_refused() throws IOException {
      assertThat(refusal(files.read(write("file", new byte[1025]), Links.FOLLOW, MAX)))
          .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void a_file_of_50_MiB_is_refused_by_its_size_and_read_where_that_much_is_allowed()
        throws IOException {
      Path file = folder.resolve("large");
      long size = 50L * 1024 * 1024;
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(size);
      }

      assertThat(refusal(files.read(file, Links.FOLLOW, MAX))).isEqualTo(Reason.TOO_LARGE);
      assertThat(bytes(files.read(file, Links.FOLLOW, size))).hasSize((int) size);
    }

    @Test
    void a_file_that_claims_to_be_empty_is_read_and_limited_all_the_same() {
      assumeTrue(Files.exists(Path.of("/proc/self/status")), "SKIPPED: needs /proc");
      Path file = Path.of("/proc/self/status");

      assertThat(bytes(files.read(file, Links.FOLLOW, 64 * 1024))).isNotEmpty();
      assertThat(refusal(files.read(file, Links.FOLLOW, 10))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void the_time_of_the_last_change_comes_with_the_content() throws IOException {
      Instant modified = Instant.parse("2026-11-23T16:06:01.908756Z");
      Path file = write("file", new byte[1]);
      Files.setLastModifiedTime(file, FileTime.from(modified));

      assertThat(files.read(file, Links.FOLLOW, MAX))
          .isInstanceOfSatisfying(
              Read.class, read -> assertThat(read.modified()).isEqualTo(modified));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"with space", "with\nnewline", "naïve-ключ-鍵", "100%", "a%2Fb", "🔑", "#?;"})
    void any_name_is_a_name(String name) throws IOException {
      assertThat(bytes(files.read(write(name, new byte[] {7}), Links.REFUSE, MAX)))
          .containsExactly(7);
    }

    @Test
    void a_name_that_is_no_text_is_read_by_its_bytes() throws IOException, InterruptedException {
      run("/bin/sh", "-c", "printf ok > \"$(printf 'bad\\377name')\"");
      Path listed;
      try (var list = Files.list(folder)) {
        listed = list.findFirst().orElseThrow();
      }

      assertThat(bytes(files.read(listed, Links.REFUSE, MAX))).asString().isEqualTo("ok");
    }

    @ParameterizedTest
    @EnumSource(Links.class)
    void what_is_not_there_is_absent(Links links) throws IOException {
      Path file = write("file", new byte[0]);

      assertThat(files.read(folder.resolve("none"), links, MAX)).isEqualTo(new Absent());
      assertThat(files.read(file.resolve("below"), links, MAX)).isEqualTo(new Absent());
      Files.delete(file);
      assertThat(files.read(file, links, MAX)).isEqualTo(new Absent());
    }

    @Test
    void a_name_that_is_too_long_is_refused_in_the_words_of_the_system() {
      assertThat(files.read(folder.resolve("n".repeat(300)), Links.FOLLOW, MAX))
          .isEqualTo(new Refused(Reason.IO_ERROR, "cannot be read (File name too long)"));
    }

    @Test
    void what_the_permissions_forbid_is_refused() throws IOException {
      assumeTrue(files.effectiveUser() != 0, "SKIPPED: root may read everything");
      Path file = write("file", new byte[1]);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));

      assertThat(refusal(files.read(file, Links.FOLLOW, MAX))).isEqualTo(Reason.NO_PERMISSION);
    }
  }

  @Nested
  class Special {
    @Test
    void a_folder_is_refused() {
      assertThat(files.read(folder, Links.REFUSE, MAX))
          .isEqualTo(new Refused(Reason.NOT_REGULAR, "is a folder, not a regular file"));
    }

    @Test
    void a_named_pipe_that_nobody_writes_to_is_refused_at_once()
        throws IOException, InterruptedException {
      run("mkfifo", "pipe");

      assertThat(files.read(folder.resolve("pipe"), Links.FOLLOW, MAX))
          .isEqualTo(new Refused(Reason.NOT_REGULAR, "is a named pipe, not a regular file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/null"})
    void a_device_is_refused(String device) {
      assertThat(files.read(Path.of(device), Links.FOLLOW, MAX))
          .isEqualTo(new Refused(Reason.NOT_REGULAR, "is a device, not a regular file"));
    }

    @Test
    void a_socket_is_refused() throws IOException {
      Path socket = folder.resolve("s");
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(UnixDomainSocketAddress.of(socket));

        assertThat(refusal(files.read(socket, Links.FOLLOW, MAX))).isEqualTo(Reason.NOT_REGULAR);
      }
    }
  }

  @Nested
  class SymbolicLinks {
    @Test
    void a_link_is_followed_or_refused_as_the_caller_wants() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), write("file", new byte[] {1}));

      assertThat(bytes(files.read(link, Links.FOLLOW, MAX))).containsExactly(1);
      assertThat(files.read(link, Links.REFUSE, MAX))
          .isEqualTo(new Refused(Reason.LINK, "is a symbolic link"));
    }

    @Test
    void a_link_further_up_is_followed_in_any_case() throws IOException {
      Path real = Files.createDirectory(folder.resolve("real"));
      Files.write(real.resolve("file"), new byte[] {1});
      Path link = Files.createSymbolicLink(folder.resolve("link"), real);

      assertThat(bytes(files.read(link.resolve("file"), Links.REFUSE, MAX))).containsExactly(1);
    }

    @Test
    void a_link_to_a_folder_is_refused_as_the_folder_or_as_the_link() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

      assertThat(refusal(files.read(link, Links.FOLLOW, MAX))).isEqualTo(Reason.NOT_REGULAR);
      assertThat(refusal(files.read(link, Links.REFUSE, MAX))).isEqualTo(Reason.LINK);
    }

    @Test
    void a_circle_of_links_is_named_as_such() throws IOException {
      Path a = folder.resolve("a");
      Path b = folder.resolve("b");
      Files.createSymbolicLink(a, b);
      Files.createSymbolicLink(b, a);

      assertThat(refusal(files.read(a, Links.FOLLOW, MAX))).isEqualTo(Reason.LINK_LOOP);
      assertThat(refusal(files.read(a.resolve("x"), Links.REFUSE, MAX)))
          .isEqualTo(Reason.LINK_LOOP);
      assertThat(refusal(files.read(a, Links.REFUSE, MAX))).isEqualTo(Reason.LINK);
    }

    @Test
    void a_link_to_nothing_is_absent_where_links_are_followed() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));

      assertThat(files.read(link, Links.FOLLOW, MAX)).isEqualTo(new Absent());
      assertThat(refusal(files.read(link, Links.REFUSE, MAX))).isEqualTo(Reason.LINK);
    }
  }

  @Nested
  class Own {
    @Test
    void an_own_file_is_read() throws IOException {
      assertThat(bytes(files.readOwn(write("file", new byte[] {1}), MAX))).containsExactly(1);
    }

    @Test
    void a_second_name_makes_a_file_foreign() throws IOException {
      Path file = write("file", new byte[1]);
      Files.createLink(folder.resolve("second"), file);

      assertThat(files.readOwn(file, MAX))
          .isEqualTo(new Refused(Reason.NOT_OURS, "has more than one name (hard link)"));
    }

    @Test
    void a_link_is_refused() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), write("file", new byte[1]));

      assertThat(refusal(files.readOwn(link, MAX))).isEqualTo(Reason.LINK);
    }

    @Test
    void another_users_file_is_refused() throws IOException {
      Path file = write("file", new byte[1]);
      foreign(file);

      assertThat(files.readOwn(file, MAX))
          .isEqualTo(new Refused(Reason.NOT_OURS, "belongs to another user"));
    }
  }

  @Nested
  class Administrators {
    @Test
    void a_closed_file_in_closed_folders_has_no_objection() throws IOException {
      assertThat(files.objection(trusted(), folder)).isEmpty();
    }

    @Test
    void a_file_that_others_can_write_is_objected_to() throws IOException {
      Path file = trusted();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

      assertThat(files.objection(file, folder)).hasValue("can be written by others");
    }

    @Test
    void a_folder_on_the_way_that_others_can_write_is_objected_to() throws IOException {
      Path file = trusted();
      Path above = folder.resolve("ssl").toRealPath();
      Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xrwx"));

      assertThat(files.objection(file, folder))
          .hasValue("lies below " + above + ", which can be written by others");
    }

    @Test
    void a_link_and_a_missing_file_are_objected_to() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), trusted());

      assertThat(files.objection(link, folder)).hasValue("is a symbolic link");
      assertThat(files.objection(folder.resolve("none"), folder)).hasValue("is not there");
    }

    @Test
    void a_file_elsewhere_is_objected_to() throws IOException {
      Path root = Files.createDirectory(folder.resolve("root"));

      assertThat(files.objection(trusted(), root)).hasValue("does not lie below " + root);
    }

    @Test
    void another_users_file_is_objected_to() throws IOException {
      Path file = trusted();
      foreign(file);

      assertThat(files.objection(file, folder)).hasValue("does not belong to the administrator");
    }

    private Path trusted() throws IOException {
      Path file = Files.createDirectories(folder.resolve("ssl/certs")).resolve("roots.pem");
      Files.write(file, new byte[1]);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      for (Path above : new Path[] {file.resolveSibling("."), folder.resolve("ssl")}) {
        Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      return file;
    }
  }

  private void foreign(Path file) throws IOException {
    assumeTrue(files.effectiveUser() == 0, "SKIPPED: only root can give a file away");
    Files.setAttribute(file, "unix:uid", 12345);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private static byte[] bytes(FileContent content) {
    assertThat(content).isInstanceOf(Read.class);
    return content instanceof Read read ? read.bytes() : new byte[0];
  }

  private static Reason refusal(FileContent content) {
    assertThat(content).isInstanceOf(Refused.class);
    return content instanceof Refused refused ? refused.reason() : Reason.IO_ERROR;
  }
}
