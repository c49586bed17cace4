// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

/// Numbers of the functions in [FilesAt]. Sources: Linux
/// `include/uapi/asm-generic/{fcntl,errno}.h`, `include/uapi/linux/{fcntl,fs}.h`; macOS (XNU)
/// `bsd/sys/{fcntl,stdio,errno}.h`.
///
/// @param create `O_CREAT`
/// @param exclusive `O_EXCL`
/// @param noFollow `AT_SYMLINK_NOFOLLOW`
/// @param removeFolder `AT_REMOVEDIR`
/// @param keepOther `RENAME_NOREPLACE`, `RENAME_EXCL`
/// @param again the error number `EWOULDBLOCK`
/// @param noSuchCall `ENOSYS`
/// @param notSupported `ENOTSUP`
/// @param quota `EDQUOT`
record AtFlags(
    int create,
    int exclusive,
    int noFollow,
    int removeFolder,
    int keepOther,
    int again,
    int noSuchCall,
    int notSupported,
    int quota) {
  static final AtFlags LINUX = new AtFlags(0x40, 0x80, 0x100, 0x200, 1, 11, 38, 95, 122);
  static final AtFlags MACOS = new AtFlags(0x200, 0x800, 0x20, 0x80, 4, 35, 78, 45, 69);

  static AtFlags of(Abi abi) {
    return switch (abi.entries()) {
      case LINUX -> LINUX;
      case MACOS -> MACOS;
    };
  }
}
