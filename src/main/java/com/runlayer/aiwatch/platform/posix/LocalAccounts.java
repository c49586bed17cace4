// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.ConsoleUser;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The people who have an account and a home on this machine. Layout of `struct passwd`:
/// `<pwd.h>` of macOS and of glibc.
public final class LocalAccounts {
  /// More than any machine of one person has; a directory service may list a whole organisation.
  private static final int MAX_ACCOUNTS = 10_000;

  private static final long NOBODY = 65_534;
  private static final int NAME = 0;
  private static final int UID = 16;
  private static final int GID = 20;
  private static final int HOME_MACOS = 48;
  private static final int HOME_LINUX = 32;
  private static final long FIRST_MACOS = 500;
  private static final long FIRST_LINUX = 1_000;

  private final boolean macos;

  /// Of the system that runs.
  public LocalAccounts() {
    this.macos = System.getProperty("os.name", "").startsWith("Mac");
  }

  /// Everybody, each once, in the system's order.
  public synchronized List<ConsoleUser> all() {
    PasswordDatabase database = NativeLibraries.process(PasswordDatabase.class, Map.of());
    List<ConsoleUser> accounts = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    database.setpwent();
    try {
      for (int i = 0; i < MAX_ACCOUNTS; i++) {
        Pointer entry = database.getpwent();
        if (entry == null || Pointer.nativeValue(entry) == 0) {
          break;
        }
        account(entry).filter(each -> seen.add(each.uid())).ifPresent(accounts::add);
      }
    } finally {
      database.endpwent();
    }
    return accounts;
  }

  private Optional<ConsoleUser> account(Pointer entry) {
    long uid = Integer.toUnsignedLong(entry.getInt(UID));
    if (uid < (macos ? FIRST_MACOS : FIRST_LINUX) || uid == NOBODY) {
      return Optional.empty();
    }
    String name = text(entry.getPointer(NAME));
    // macOS' own accounts begin so, whatever their number
    if (name.isBlank() || name.contains("/") || name.startsWith(".") || name.startsWith("_")) {
      return Optional.empty();
    }
    return home(text(entry.getPointer(macos ? HOME_MACOS : HOME_LINUX)))
        .map(home -> new ConsoleUser(uid, Integer.toUnsignedLong(entry.getInt(GID)), name, home));
  }

  private static Optional<Path> home(String home) {
    try {
      return Optional.of(Path.of(home)).filter(Path::isAbsolute).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String text(Pointer text) {
    return text == null || Pointer.nativeValue(text) == 0
        ? ""
        : text.getString(0, StandardCharsets.UTF_8.name());
  }
}
