// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PosixSequencesTest {
  private final PosixSequences sequences = new PosixSequences();
  @TempDir Path folder;

  @Test
  void it_counts_from_one_in_a_file_for_its_owner_alone() throws IOException {
    Path file = folder.resolve("a");

    assertThat(sequences.next(file)).hasValue(1);
    assertThat(sequences.next(file)).hasValue(2);
    assertThat(sequences.next(folder.resolve("b"))).hasValue(1);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasSize(2);
  }

  @Test
  void what_is_not_the_users_own_file_is_left_as_it_is() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), other);
    Path hard = Files.createLink(folder.resolve("hard"), other);
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(sequences.next(link)).isEqualTo(OptionalLong.empty());
    assertThat(sequences.next(hard)).isEqualTo(OptionalLong.empty());
    assertThat(sequences.next(pipe)).isEqualTo(OptionalLong.empty());
    assertThat(sequences.next(folder)).isEqualTo(OptionalLong.empty());
    assertThat(sequences.next(folder.resolve("none/a"))).isEqualTo(OptionalLong.empty());
    assertThat(other).hasContent("x");
  }
}
