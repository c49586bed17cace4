// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// macOS' function is stood in for by one of the same C signature, so that the mapping is tried
/// where there is no Mac.
class HostUuidTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, 1, 564D1234-ABCD-EF01-2345-6789ABCDEF00",
    "-1, 1, ",
    "0, 0, ",
  })
  void the_uuid_is_written_as_ioreg_prints_it(int result, int filled, String expected)
      throws IOException, InterruptedException {
    LibSystem library =
        FakeLibrary.of(
            LibSystem.class,
            """
            #include <time.h>
            #include <string.h>
            int gethostuuid(unsigned char id[16], const struct timespec *wait) {
              static const unsigned char uuid[16] = {0x56, 0x4d, 0x12, 0x34, 0xab, 0xcd, 0xef, 0x01,
                                                     0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x00};
              if (wait->tv_sec != 1 || wait->tv_nsec != 0) return -1;
              memset(id, 0, 16);
              if (FILLED) memcpy(id, uuid, 16);
              return RESULT;
            }
            """
                .replace("RESULT", Integer.toString(result))
                .replace("FILLED", Integer.toString(filled)),
            folder);

    assertThat(new HostUuid(() -> library).read()).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void a_real_mac_has_one() {
    assumeTrue(
        System.getProperty("os.name", "").startsWith("Mac"), "SKIPPED: only macOS has gethostuuid");

    assertThat(new HostUuid().read())
        .get()
        .asString()
        .matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
  }
}
