// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/// Where the members of `struct stat` lie, in bytes from its beginning. All supported systems are
/// little-endian.
///
/// @param length of the structure
/// @param modeOffset of `st_mode`
/// @param modeWidth of `st_mode`
/// @param linksOffset of `st_nlink`
/// @param linksWidth of `st_nlink`
/// @param ownerOffset of `st_uid`, 4 bytes
/// @param sizeOffset of `st_size`, 8 bytes
/// @param modifiedOffset of the modification time: 8 bytes of seconds, 8 bytes of nanoseconds
record StatLayout(
    int length,
    int modeOffset,
    int modeWidth,
    int linksOffset,
    int linksWidth,
    int ownerOffset,
    int sizeOffset,
    int modifiedOffset) {

  /// What the system wrote into a buffer of `length` bytes.
  FileStatus decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new FileStatus(
        (int) unsigned(buffer, modeOffset, modeWidth),
        unsigned(buffer, linksOffset, linksWidth),
        unsigned(buffer, ownerOffset, Integer.BYTES),
        buffer.getLong(sizeOffset),
        Instant.ofEpochSecond(
            buffer.getLong(modifiedOffset), buffer.getLong(modifiedOffset + Long.BYTES)));
  }

  private static long unsigned(ByteBuffer buffer, int offset, int width) {
    return switch (width) {
      case Short.BYTES -> Short.toUnsignedLong(buffer.getShort(offset));
      case Integer.BYTES -> Integer.toUnsignedLong(buffer.getInt(offset));
      case Long.BYTES -> buffer.getLong(offset);
      default -> throw new IllegalArgumentException("no member is " + width + " bytes wide");
    };
  }
}
