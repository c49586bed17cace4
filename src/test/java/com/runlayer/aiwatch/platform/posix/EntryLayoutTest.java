// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The records of both systems, as their manuals describe them.
class EntryLayoutTest {
  private final ByteBuffer records = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

  private List<String> decode(EntryLayout layout, int count) {
    List<String> entries = new ArrayList<>();
    layout.decode(
        records,
        count,
        (start, length, type) ->
            entries.add(
                type + " " + new String(records.array(), start, length, StandardCharsets.UTF_8)));
    return entries;
  }

  private int linux(int at, int type, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int length = (19 + bytes.length + 1 + 7) / 8 * 8;
    records.putLong(at, 4711).putLong(at + 8, 1).putShort(at + 16, (short) length);
    records.put(at + 18, (byte) type).put(at + 19, bytes);
    return at + length;
  }

  /// @param error nothing: the attribute did not come
  private int macos(int at, @Nullable Integer error, String name, @Nullable Integer type) {
    int field = at + 24;
    int came = 0x80000000 | 0x1;
    if (error != null) {
      came |= 0x20000000;
      records.putInt(field, error);
      field += 4;
    }
    int reference = field;
    field += 8;
    if (type != null) {
      came |= 0x8;
      records.putInt(field, type);
      field += 4;
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    records.put(field, bytes);
    records.putInt(reference, field - reference).putInt(reference + 4, bytes.length + 1);
    int length = (field + bytes.length + 1 + 7) / 8 * 8 - at;
    records.putInt(at, length).putInt(at + 4, came);
    return at + length;
  }

  @Test
  void linux_names_and_types() {
    int end = linux(linux(linux(0, 4, "folder"), 8, "filé.txt"), 0, "x");

    assertThat(decode(EntryLayout.LINUX, end))
        .containsExactly("FOLDER folder", "OTHER filé.txt", "UNKNOWN x");
  }

  @Test
  void macos_names_and_types_with_and_without_the_other_attributes() {
    macos(
        macos(macos(macos(0, null, "folder", 2), 0, "file.txt", 1), 13, "denied", 2),
        null,
        "x",
        null);

    assertThat(decode(EntryLayout.MACOS, 4))
        .containsExactly("FOLDER folder", "OTHER file.txt", "UNKNOWN denied", "UNKNOWN x");
  }

  @Test
  void a_consumer_that_has_enough_gets_no_more() {
    int end = linux(linux(0, 8, "a"), 8, "b");
    List<Integer> seen = new ArrayList<>();

    assertThat(
            EntryLayout.LINUX.decode(
                records,
                end,
                (start, length, type) -> {
                  seen.add(start);
                  return false;
                }))
        .isFalse();
    assertThat(seen).hasSize(1);
  }

  @Test
  void damaged_records_are_refused() {
    int end = linux(0, 8, "a");
    records.putShort(16, (short) 0);
    assertThatThrownBy(() -> decode(EntryLayout.LINUX, end))
        .isInstanceOf(IllegalStateException.class);

    macos(0, null, "a", 1);
    records.putInt(28, 5000); // the name's length
    assertThatThrownBy(() -> decode(EntryLayout.MACOS, 1))
        .isInstanceOf(IllegalStateException.class);
    records.putInt(0, 0);
    assertThatThrownBy(() -> decode(EntryLayout.MACOS, 1))
        .isInstanceOf(IllegalStateException.class);
  }
}
