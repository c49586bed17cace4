// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacMountsTest {
  @TempDir Path folder;

  @Test
  void what_is_not_local_or_lives_in_user_space_is_remote()
      throws IOException, InterruptedException {
    LibSystem library =
        FakeLibrary.of(
            LibSystem.class,
            """
            #include <stdint.h>
            #include <string.h>
            struct statfs64 {
              uint32_t f_bsize; int32_t f_iosize; uint64_t f_blocks, f_bfree, f_bavail, f_files, f_ffree;
              int32_t f_fsid[2]; uint32_t f_owner, f_type, f_flags, f_fssubtype;
              char f_fstypename[16], f_mntonname[1024], f_mntfromname[1024];
              uint32_t f_flags_ext, f_reserved[7];
            };
            static void mount(struct statfs64 *at, uint32_t flags, const char *type, const char *on) {
              memset(at, 0, sizeof *at);
              at->f_flags = flags; strcpy(at->f_fstypename, type); strcpy(at->f_mntonname, on);
            }
            int getfsstat(struct statfs64 *buffer, int bytes, int mode) {
              if (sizeof *buffer != 2168 || mode != 2 || bytes < 4 * 2168) return -1;
              mount(buffer, 0x1001, "apfs", "/");
              mount(buffer + 1, 0, "smbfs", "/Users/ada/share");
              mount(buffer + 2, 0x1000, "macfuse", "/Users/ada/sshfs");
              mount(buffer + 3, 0x1000, "exfat", "/Volumes/stick");
              return 4;
            }
            """,
            folder);

    assertThat(new MacMounts(() -> library).folders())
        .containsExactlyInAnyOrder(Path.of("/Users/ada/share"), Path.of("/Users/ada/sshfs"));
  }

  @Test
  void a_call_that_fails_tells_of_no_mount() throws IOException, InterruptedException {
    LibSystem library =
        FakeLibrary.of(
            LibSystem.class,
            "int getfsstat(void *buffer, int bytes, int mode) { return -1; }",
            folder);

    assertThat(new MacMounts(() -> library).folders()).isEmpty();
  }
}
