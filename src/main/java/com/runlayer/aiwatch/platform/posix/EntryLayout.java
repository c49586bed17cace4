// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a system hands out the entries of a folder. All supported systems are little-endian.
///
/// Sources: Linux `include/linux/dirent.h`, `getdents(2)`; macOS `getattrlistbulk(2)`,
/// `getattrlist(2)`, `bsd/sys/{attr,vnode}.h`.
enum EntryLayout {
  /// `struct linux_dirent64`: inode, offset, `d_reclen` (2 bytes at 16), `d_type` (1 byte at 18),
  /// the name with a NUL at its end.
  LINUX {
    @Override
    boolean decode(ByteBuffer records, int count, RawEntry.Consumer consumer) {
      int at = 0;
      while (at + 20 <= count) {
        int length = Short.toUnsignedInt(records.getShort(at + 16));
        if (length < 20 || at + length > count) {
          throw new IllegalStateException("a damaged directory record");
        }
        RawEntry.Type type =
            switch (records.get(at + 18)) {
              case 0 -> RawEntry.Type.UNKNOWN; // DT_UNKNOWN: the file system does not tell
              case 4 -> RawEntry.Type.FOLDER; // DT_DIR
              default -> RawEntry.Type.OTHER;
            };
        int name = at + 19;
        if (!consumer.entry(name, untilNul(records, name, at + length), type)) {
          return false;
        }
        at += length;
      }
      return true;
    }
  },
  /// Per entry, without padding between: length (4 bytes), the attributes that came
  /// (`attribute_set_t`, 20 bytes), then, as far as they came and in this order, an error (4),
  /// a reference to the name (offset from itself, length with the NUL), the object's type (4).
  MACOS {
    @Override
    boolean decode(ByteBuffer records, int count, RawEntry.Consumer consumer) {
      int at = 0;
      for (int i = 0; i < count; i++) {
        int length = records.getInt(at);
        if (length < 24 || at + length > records.limit()) {
          throw new IllegalStateException("a damaged directory record");
        }
        int came = records.getInt(at + 4);
        int field = at + 24;
        boolean failed = false;
        if ((came & ERROR) != 0) {
          failed = records.getInt(field) != 0;
          field += 4;
        }
        if ((came & NAME) != 0) {
          int name = field + records.getInt(field);
          int bytes = records.getInt(field + 4) - 1;
          if (name < field + 8 || bytes < 0 || name + bytes > at + length) {
            throw new IllegalStateException("a damaged directory record");
          }
          field += 8;
          RawEntry.Type type = RawEntry.Type.UNKNOWN;
          if ((came & TYPE) != 0 && !failed) {
            type = records.getInt(field) == 2 ? RawEntry.Type.FOLDER : RawEntry.Type.OTHER; // VDIR
          }
          if (!consumer.entry(name, bytes, type)) {
            return false;
          }
        }
        at += length;
      }
      return true;
    }
  };

  // bsd/sys/attr.h
  private static final int NAME = 0x1;
  private static final int TYPE = 0x8;
  private static final int ERROR = 0x20000000;
  private static final int RETURNED = 0x80000000;

  /// `struct attrlist` for [#MACOS]: five words of attributes, of which the first is asked for.
  static final byte[] NAME_AND_TYPE =
      ByteBuffer.allocate(24)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putShort((short) 5)
          .putShort((short) 0)
          .putInt(NAME | TYPE | ERROR | RETURNED)
          .array();

  /// Hands on each entry.
  ///
  /// @param records little-endian, from one call
  /// @param count what the call returned: bytes on Linux, entries on macOS
  /// @return false when the consumer wanted no more
  /// @throws IllegalStateException if the records contradict themselves
  abstract boolean decode(ByteBuffer records, int count, RawEntry.Consumer consumer);

  private static int untilNul(ByteBuffer records, int start, int end) {
    int i = start;
    while (i < end && records.get(i) != 0) {
      i++;
    }
    return i - start;
  }
}
