// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.posix.LocalAccounts;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatUsersTest {
  private static final ConsoleUser DEV = new ConsoleUser(1000, 1000, "dev", Path.of("/home/dev"));

  @TempDir Path folder;

  @Test
  void the_active_user_of_the_seat_is_at_the_screen() throws IOException {
    assertThat(users("# by systemd\nACTIVE=2\nACTIVE_UID=1000\nSESSIONS=2\n").current())
        .contains(DEV);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ACTIVE_UID=\n", "ACTIVE_UID=42\n", "UIDS=1000\n", "ACTIVE_UID=01000"})
  void anything_else_is_nobody(String seat) throws IOException {
    assertThat(users(seat).current()).isEmpty();
  }

  @Test
  void without_a_seat_nobody_is_there() {
    assertThat(
            new SeatUsers(new PosixSafeFiles(), () -> List.of(DEV), folder.resolve("none"))
                .current())
        .isEmpty();
  }

  @Test
  void accounts_of_the_system_are_nobodys() {
    assertThat(new LocalAccounts().all())
        .allSatisfy(
            account -> {
              assertThat(account.uid()).isGreaterThanOrEqualTo(500).isNotEqualTo(65_534);
              assertThat(account.home()).isAbsolute().isDirectory();
              assertThat(account.name()).isNotBlank();
            });
  }

  private SeatUsers users(String seat) throws IOException {
    Path file = Files.writeString(folder.resolve("seat0"), seat);
    return new SeatUsers(new PosixSafeFiles(), () -> List.of(DEV), file);
  }
}
