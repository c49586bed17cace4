// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.RemoteMounts;
import com.runlayer.aiwatch.platform.posix.NativeLibraries;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The mounts of macOS, from `getfsstat(2)`.
///
/// Layout of `struct statfs` with 64-bit inodes: `<sys/mount.h>`.
public final class MacMounts implements RemoteMounts {
  private static final int MAX_MOUNTS = 256;
  private static final int STRUCT_BYTES = 2168;
  private static final int FLAGS = 64;
  private static final int TYPE = 72;
  private static final int TYPE_BYTES = 16;
  private static final int MOUNTED_ON = 88;
  private static final int PATH_BYTES = 1024;

  /// `MNT_NOWAIT`: what the kernel knows, without asking a file server.
  private static final int NO_WAIT = 2;

  /// `MNT_LOCAL`: stored on this device.
  private static final int LOCAL = 0x1000;

  /// File systems in user space call themselves local, wherever their files come from.
  private static final Set<String> USER_SPACE = Set.of("macfuse", "osxfuse", "fuse", "fuse-t");

  private final Supplier<LibSystem> library;

  /// Binds libSystem at the first call.
  public MacMounts() {
    this(
        () ->
            NativeLibraries.process(
                LibSystem.class,
                // The plain symbol is the older structure on Intel.
                System.getProperty("os.arch", "").equals("x86_64")
                    ? Map.of("getfsstat", "getfsstat$INODE64")
                    : Map.of()));
  }

  MacMounts(Supplier<LibSystem> library) {
    this.library = library;
  }

  @Override
  public Set<Path> folders() {
    byte[] buffer = new byte[MAX_MOUNTS * STRUCT_BYTES];
    int count = library.get().getfsstat(buffer, buffer.length, NO_WAIT);
    ByteBuffer mounts = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
    Set<Path> remote = new HashSet<>();
    for (int i = 0; i < Math.min(count, MAX_MOUNTS); i++) {
      int at = i * STRUCT_BYTES;
      boolean local = (mounts.getInt(at + FLAGS) & LOCAL) != 0;
      if (!local || USER_SPACE.contains(text(buffer, at + TYPE, TYPE_BYTES))) {
        try {
          remote.add(Path.of(text(buffer, at + MOUNTED_ON, PATH_BYTES)));
        } catch (InvalidPathException e) {
          // a name that this process cannot spell is below no home that it walks
        }
      }
    }
    return remote;
  }

  private static String text(byte[] bytes, int start, int max) {
    int end = start;
    while (end < start + max && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
