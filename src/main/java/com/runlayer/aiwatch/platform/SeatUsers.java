// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Who works at the screen of a Linux device, as systemd's logind writes it down
/// (`ACTIVE_UID` in `/run/systemd/seats/seat0`).
public final class SeatUsers implements ConsoleUsers {
  private static final Path SEAT = Path.of("/run/systemd/seats/seat0");
  private static final String ACTIVE = "ACTIVE_UID=";
  private static final int MAX_BYTES = 64 * 1024;

  private final SafeFiles files;
  private final Supplier<List<ConsoleUser>> accounts;
  private final Path seat;

  /// @param files opens logind's file
  /// @param accounts of this machine
  public SeatUsers(SafeFiles files, Supplier<List<ConsoleUser>> accounts) {
    this(files, accounts, SEAT);
  }

  SeatUsers(SafeFiles files, Supplier<List<ConsoleUser>> accounts, Path seat) {
    this.files = files;
    this.accounts = accounts;
    this.seat = seat;
  }

  @Override
  public Optional<ConsoleUser> current() {
    if (!(files.read(seat, SafeFiles.Links.FOLLOW, MAX_BYTES) instanceof FileContent.Read read)) {
      return Optional.empty();
    }
    return new String(read.bytes(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(ACTIVE))
        .map(line -> line.substring(ACTIVE.length()).strip())
        .findFirst()
        .flatMap(
            uid ->
                accounts.get().stream()
                    .filter(account -> String.valueOf(account.uid()).equals(uid))
                    .findFirst());
  }
}
