// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.ConsoleUser;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// One entry of macOS' user database. Layout of `struct passwd`: `<pwd.h>`.
final class Passwd {
  private static final int STRUCT_BYTES = 72;
  private static final int NAME = 0;
  private static final int UID = 16;
  private static final int GID = 20;
  private static final int HOME = 48;
  private static final int BUFFER_BYTES = 16 * 1024;

  private Passwd() {}

  /// The user of this id; empty where the database knows none, or tells no usable home.
  static Optional<ConsoleUser> of(LibSystem library, long uid) {
    try (Memory entry = new Memory(STRUCT_BYTES);
        Memory buffer = new Memory(BUFFER_BYTES)) {
      entry.clear();
      PointerByReference result = new PointerByReference();
      int status = library.getpwuid_r((int) uid, entry, buffer, BUFFER_BYTES, result);
      if (status != 0
          || Pointer.nativeValue(result.getValue()) == 0
          || Integer.toUnsignedLong(entry.getInt(UID)) != uid) {
        return Optional.empty();
      }
      String name = text(entry.getPointer(NAME));
      String home = text(entry.getPointer(HOME));
      if (name.isBlank() || name.contains("/") || name.startsWith(".")) {
        return Optional.empty();
      }
      return home(home)
          .map(path -> new ConsoleUser(uid, Integer.toUnsignedLong(entry.getInt(GID)), name, path));
    }
  }

  private static Optional<Path> home(String home) {
    try {
      return Optional.of(Path.of(home)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String text(Pointer text) {
    return Pointer.nativeValue(text) == 0 ? "" : text.getString(0, StandardCharsets.UTF_8.name());
  }
}
