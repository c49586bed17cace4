// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {
  @TempDir Path root;

  @Test
  void file_servers_and_automounts_are_remote_and_names_are_unescaped() throws IOException {
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(
        root.resolve("proc/self/mounts"),
        """
        /dev/sda1 / ext4 rw 0 0
        server:/x /home/ada/net nfs4 rw 0 0
        //server/y /home/ada/a\\040b\\134c cifs rw 0 0
        /dev/sdb1 /home/ada/usb vfat rw 0 0
        auto /home/ada/auto autofs rw 0 0
        broken
        x /home/ada/\\09 nfs rw 0 0
        """);

    assertThat(new MountTable(new PosixSafeFiles(), root).folders())
        .containsExactlyInAnyOrder(
            Path.of("/home/ada/net"),
            Path.of("/home/ada/a b\\c"),
            Path.of("/home/ada/auto"),
            Path.of("/home/ada/\\09"));
  }

  @Test
  void a_system_without_the_table_has_none() {
    assertThat(new MountTable(new PosixSafeFiles(), root).folders()).isEmpty();
  }
}
