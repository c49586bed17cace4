// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AbiTest {
  static Stream<Arguments> systems() {
    return Stream.of(
        Arguments.of("Linux", "amd64", Abi.LINUX_X86_64),
        Arguments.of("Linux", "aarch64", Abi.LINUX_AARCH64),
        Arguments.of("Mac OS X", "aarch64", Abi.MACOS_ARM64),
        Arguments.of("Darwin", "arm64", null),
        Arguments.of("Mac OS X", "x86_64", Abi.MACOS_X86_64),
        Arguments.of("Windows 11", "amd64", null),
        Arguments.of("Linux", "riscv64", null));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void a_system_is_found_by_the_runtimes_names(String os, String arch, Abi abi) {
    if (abi == null) {
      assertThatThrownBy(() -> Abi.of(os, arch))
          .isInstanceOf(PlatformUnavailableException.class)
          .hasMessage(
              "aiwatch runs on macOS and Linux with 64-bit Intel or ARM processors, not on %s/%s.",
              os, arch);
    } else {
      assertThat(Abi.of(os, arch)).isSameAs(abi);
    }
  }

  /// A structure as macOS writes it: the members in the order of `sys/stat.h`.
  @Test
  void a_structure_of_macOS_is_decoded() {
    ByteBuffer stat = ByteBuffer.allocate(144).order(ByteOrder.LITTLE_ENDIAN);
    stat.putInt(0x01000004); // st_dev
    stat.putShort((short) 0100644); // st_mode
    stat.putShort((short) 2); // st_nlink
    stat.putLong(987_654_321L); // st_ino
    stat.putInt(501); // st_uid
    stat.putInt(20); // st_gid
    stat.putInt(0); // st_rdev
    stat.putInt(0); // alignment
    stat.putLong(1).putLong(1); // st_atimespec
    stat.putLong(1_795_000_000L).putLong(908_756_000L); // st_mtimespec
    stat.putLong(3).putLong(3); // st_ctimespec
    stat.putLong(4).putLong(4); // st_birthtimespec
    stat.putLong(4242); // st_size

    assertThat(Abi.MACOS_ARM64.stat().decode(stat.array()))
        .isEqualTo(
            new FileStatus(
                0100644, 2, 501, 4242, Instant.ofEpochSecond(1_795_000_000L, 908_756_000L)));
  }

  /// A structure as Linux on arm64 writes it: the members in the order of `asm-generic/stat.h`.
  @Test
  void a_structure_of_Linux_on_arm64_is_decoded() {
    ByteBuffer stat = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    stat.putLong(64); // st_dev
    stat.putLong(987_654_321L); // st_ino
    stat.putInt(0140755); // st_mode
    stat.putInt(1); // st_nlink
    stat.putInt(-2); // st_uid
    stat.putInt(20); // st_gid
    stat.putLong(0); // st_rdev
    stat.putLong(0); // __pad1
    stat.putLong(4242); // st_size
    stat.putInt(4096).putInt(0); // st_blksize, __pad2
    stat.putLong(16); // st_blocks
    stat.putLong(1).putLong(1); // st_atime
    stat.putLong(1_795_000_000L).putLong(1); // st_mtime

    FileStatus status = Abi.LINUX_AARCH64.stat().decode(stat.array());

    assertThat(status)
        .isEqualTo(
            new FileStatus(
                0140755, 1, 4_294_967_294L, 4242, Instant.ofEpochSecond(1_795_000_000L, 1)));
    assertThat(status.regular()).isFalse();
    assertThat(status.typeName()).isEqualTo("a socket");
  }
}
