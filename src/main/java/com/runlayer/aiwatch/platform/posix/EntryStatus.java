// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What the system says about an entry of a folder.
///
/// @param file type, permissions, owner, size, time
/// @param inode which file of its volume it is
/// @param group id of the group
record EntryStatus(FileStatus file, long inode, long group) {
  /// Of `st_ino`, 8 bytes, in the `struct stat` of every supported system.
  private static final int INODE_OFFSET = 8;

  private static final int TYPE = 0170000;

  /// The group follows the owner on every supported system.
  static EntryStatus of(StatLayout layout, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new EntryStatus(
        layout.decode(bytes),
        buffer.getLong(INODE_OFFSET),
        Integer.toUnsignedLong(buffer.getInt(layout.ownerOffset() + Integer.BYTES)));
  }

  boolean isLink() {
    return (file.mode() & TYPE) == 0120000;
  }

  boolean isFolder() {
    return (file.mode() & TYPE) == 0040000;
  }
}
