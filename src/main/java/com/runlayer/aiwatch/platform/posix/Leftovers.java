// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The names of unfinished files, and what becomes of those that a killed run left. Whoever writes
/// one holds its lock, so that a run never removes what another one is still writing.
final class Leftovers {
  private static final String BEFORE = ".aiwatch-hooks-";
  private static final String AFTER = ".new";
  private static final int DIGITS = 16;
  private static final int LENGTH = BEFORE.length() + DIGITS + AFTER.length();
  private static final int BUFFER = 64 * 1024;

  /// A folder with more entries is somebody else's problem: one that is left over harms nobody.
  private static final int MOST_ENTRIES = 20_000;

  private Leftovers() {}

  /// A name that nobody guesses.
  static byte[] newName(UUID random) {
    return (BEFORE + HexFormat.of().toHexDigits(random.getMostSignificantBits()) + AFTER + "\0")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Removes what killed runs left in a folder.
  static void remove(Posix posix, PosixAt at, FolderWalk.Folder folder) {
    try {
      for (byte[] name : names(posix, at, folder)) {
        remove(posix, at, folder, name);
      }
    } catch (ErrnoException | IllegalStateException e) {
      // A folder that cannot be listed keeps what is in it.
    }
  }

  private static void remove(Posix posix, PosixAt at, FolderWalk.Folder folder, byte[] name)
      throws ErrnoException {
    Optional<EntryStatus> there = at.status(folder.descriptor(), name);
    if (there.isEmpty()
        || !there.get().file().regular()
        || there.get().file().owner() != folder.owner()) {
      return;
    }
    int descriptor = at.open(folder.descriptor(), name);
    try {
      if (at.lock(descriptor)) {
        at.remove(folder.descriptor(), name);
      }
    } finally {
      posix.close(descriptor);
    }
  }

  private static List<byte[]> names(Posix posix, PosixAt at, FolderWalk.Folder folder)
      throws ErrnoException {
    List<byte[]> found = new ArrayList<>();
    int descriptor = at.openFolder(folder.descriptor(), new byte[] {'.', 0});
    try {
      byte[] bytes = new byte[BUFFER];
      ByteBuffer records = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int[] seen = {0};
      while (true) {
        int count = posix.entries(descriptor, bytes);
        if (count == 0) {
          return found;
        }
        boolean more =
            posix
                .abi()
                .entries()
                .decode(
                    records,
                    count,
                    (start, length, type) -> {
                      if (length == LENGTH && isOurs(bytes, start)) {
                        found.add(Arrays.copyOfRange(bytes, start, start + length + 1));
                      }
                      seen[0]++;
                      return seen[0] < MOST_ENTRIES;
                    });
        if (!more) {
          return found;
        }
      }
    } finally {
      posix.close(descriptor);
    }
  }

  private static boolean isOurs(byte[] bytes, int start) {
    String name = new String(bytes, start, LENGTH, StandardCharsets.ISO_8859_1);
    if (!name.startsWith(BEFORE) || !name.endsWith(AFTER)) {
      return false;
    }
    for (int i = BEFORE.length(); i < BEFORE.length() + DIGITS; i++) {
      if (!HexFormat.isHexDigit(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
