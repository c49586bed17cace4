// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// The numbers that the C headers of a system fix and JNA does not know.
///
/// Sources: Linux `include/uapi/asm-generic/{fcntl,stat,errno}.h`,
/// `arch/x86/include/uapi/asm/stat.h`, `arch/arm64/include/uapi/asm/fcntl.h`,
/// `include/uapi/linux/ioprio.h`, the tables of system calls; macOS (XNU)
/// `bsd/sys/{fcntl,stat,errno,ttycom,resource}.h`, `struct stat` with 64-bit inodes.
///
/// @param flags of `open(2)`
/// @param stat the shape of `struct stat`
/// @param errors that differ
/// @param entries how the entries of a folder come
/// @param windowSize the request `TIOCGWINSZ` of `ioctl(2)`
/// @param background how a process steps back
/// @param symbols of functions that are not called by their name
record Abi(
    OpenFlags flags,
    StatLayout stat,
    ErrorNumbers errors,
    EntryLayout entries,
    long windowSize,
    Background background,
    Map<String, String> symbols) {
  static final Abi LINUX_X86_64 =
      new Abi(
          new OpenFlags(0x800, 0x20000, 0x80000, 0x100, 0x10000, 0x400),
          new StatLayout(144, 24, 4, 16, 8, 28, 48, 88),
          new ErrorNumbers(40, 95),
          EntryLayout.LINUX,
          0x5413,
          new Background(0, 10, OptionalLong.of(251)),
          Map.of());

  // O_NOFOLLOW differs from x86-64, whose bit means O_LARGEFILE here.
  static final Abi LINUX_AARCH64 =
      new Abi(
          new OpenFlags(0x800, 0x8000, 0x80000, 0x100, 0x4000, 0x400),
          new StatLayout(128, 16, 4, 20, 4, 24, 48, 88),
          new ErrorNumbers(40, 95),
          EntryLayout.LINUX,
          0x5413,
          new Background(0, 10, OptionalLong.of(30)),
          Map.of());

  static final Abi MACOS_ARM64 =
      new Abi(
          new OpenFlags(0x4, 0x100, 0x1000000, 0x20000, 0x100000, 0x8),
          new StatLayout(144, 4, 2, 6, 2, 16, 96, 48),
          new ErrorNumbers(62, 102),
          EntryLayout.MACOS,
          0x40087468,
          new Background(4, 0x1000, OptionalLong.empty()),
          Map.of());

  // The plain symbol is the older structure with 32-bit inodes.
  static final Abi MACOS_X86_64 =
      new Abi(
          MACOS_ARM64.flags,
          MACOS_ARM64.stat,
          MACOS_ARM64.errors,
          MACOS_ARM64.entries,
          MACOS_ARM64.windowSize,
          MACOS_ARM64.background,
          Map.of("fstat", "fstat$INODE64"));

  /// Bits of `open(2)`; reading only is 0 everywhere, reading and writing 2.
  record OpenFlags(
      int nonBlock,
      int noFollow,
      int closeOnExec,
      int noControllingTerminal,
      int folder,
      int append) {}

  /// Error numbers that differ; those up to 34 are the same on all systems.
  record ErrorNumbers(int tooManyLinks, int notSupported) {}

  /// How a process steps back.
  ///
  /// @param which for `setpriority(2)`: `PRIO_PROCESS` on Linux, `PRIO_DARWIN_PROCESS` on macOS
  /// @param value for `setpriority(2)`: a nice value on Linux; `PRIO_DARWIN_BG` on macOS, which
  ///     lowers processor, disk and network alike
  /// @param ioPriority the number of the call `ioprio_set(2)`, which only Linux has
  record Background(int which, int value, OptionalLong ioPriority) {}

  /// The system that the properties `os.name` and `os.arch` name.
  ///
  /// @throws PlatformUnavailableException if it is none of the known ones
  static Abi of(String osName, String osArch) {
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.equals("linux") && intel) {
      return LINUX_X86_64;
    }
    if (os.equals("linux") && arm) {
      return LINUX_AARCH64;
    }
    if (os.startsWith("mac") && arm) {
      return MACOS_ARM64;
    }
    if (os.startsWith("mac") && intel) {
      return MACOS_X86_64;
    }
    throw new PlatformUnavailableException(
        "aiwatch runs on macOS and Linux with 64-bit Intel or ARM processors, not on "
            + osName
            + "/"
            + osArch
            + ".");
  }
}
