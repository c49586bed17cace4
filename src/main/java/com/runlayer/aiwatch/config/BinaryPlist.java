// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The binary format of property lists, after the description at the head of Apple's
/// `CFBinaryPList.c`: a header, objects that refer to each other by number, a table of their
/// offsets, a trailer of 32 bytes.
///
/// Every reference is followed from the root to the elements of an array in it and no further, so
/// that there is neither a cycle nor a depth to guard against.
final class BinaryPlist {
  private static final int HEADER = 8;
  private static final int TRAILER = 32;
  private static final int MAX_ENTRIES = 10_000;

  /// Overlapping objects could make one small file mean gigabytes of text.
  private static final int MAX_TEXT = 4 * 1024 * 1024;

  private static final String DAMAGED = "is a damaged binary property list";

  private final byte[] bytes;
  private int objectCount;
  private int offsetWidth;
  private int referenceWidth;
  private long table;
  private long textLeft = MAX_TEXT;

  BinaryPlist(byte[] bytes) {
    this.bytes = bytes;
  }

  Map<String, PlistValue> read() throws PlistException {
    if (bytes.length < HEADER + TRAILER || bytes[6] != '0') {
      throw new PlistException(DAMAGED);
    }
    ByteBuffer trailer = ByteBuffer.wrap(bytes, bytes.length - TRAILER, TRAILER).slice();
    offsetWidth = trailer.get(6);
    referenceWidth = trailer.get(7);
    long count = trailer.getLong(8);
    long top = trailer.getLong(16);
    table = trailer.getLong(24);
    int body = bytes.length - TRAILER;
    if (offsetWidth < 1
        || offsetWidth > Long.BYTES
        || referenceWidth < 1
        || referenceWidth > Long.BYTES
        || count < 1
        || count > body
        || table < HEADER
        || table > body
        || count * offsetWidth > body - table) {
      throw new PlistException(DAMAGED);
    }
    objectCount = (int) count;
    int root = offset(top);
    if (kind(root) != 0xD) {
      throw new PlistException("holds no dictionary at its top");
    }
    return dictionary(root);
  }

  private Map<String, PlistValue> dictionary(int offset) throws PlistException {
    Sized sized = sized(offset);
    int entries = entries(sized.count());
    long keys = sized.start();
    long values = keys + (long) entries * referenceWidth;
    Map<String, PlistValue> dictionary = new LinkedHashMap<>();
    for (int i = 0; i < entries; i++) {
      PlistValue key = value(reference(keys, i), false);
      if (!(key instanceof PlistValue.Text name)) {
        throw new PlistException(DAMAGED);
      }
      if (dictionary.put(name.text(), value(reference(values, i), true)) != null) {
        throw new PlistException("names the same key twice");
      }
    }
    return dictionary;
  }

  private PlistValue value(int offset, boolean withElements) throws PlistException {
    int info = bytes[offset] & 0xF;
    return switch (kind(offset)) {
      case 0x0 -> simple(info);
      case 0x1, 0x2 -> new PlistValue.Other("a number");
      case 0x3 -> new PlistValue.Other("a date");
      case 0x4 -> new PlistValue.Other("data");
      case 0x5 -> text(offset, 1, StandardCharsets.US_ASCII);
      case 0x6 -> text(offset, 2, StandardCharsets.UTF_16BE);
      case 0xA -> withElements ? array(offset) : new PlistValue.Other("an array");
      case 0xD -> new PlistValue.Other("a dictionary");
      default -> new PlistValue.Other("something special");
    };
  }

  private static PlistValue simple(int info) {
    return switch (info) {
      case 0x8 -> new PlistValue.Truth(false);
      case 0x9 -> new PlistValue.Truth(true);
      default -> new PlistValue.Other("nothing");
    };
  }

  private PlistValue array(int offset) throws PlistException {
    Sized sized = sized(offset);
    int entries = entries(sized.count());
    List<PlistValue> elements = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      elements.add(value(reference(sized.start(), i), false));
    }
    return new PlistValue.Array(List.copyOf(elements));
  }

  private PlistValue text(int offset, int unit, Charset charset) throws PlistException {
    Sized sized = sized(offset);
    if (sized.count() > (table - sized.start()) / unit) {
      throw new PlistException(DAMAGED);
    }
    int length = (int) sized.count() * unit;
    textLeft -= length;
    if (textLeft < 0) {
      throw new PlistException("holds more text than a configuration needs");
    }
    return new PlistValue.Text(new String(bytes, sized.start(), length, charset));
  }

  /// How many units an object has and where they begin; counts from 15 on stand in an integer of
  /// their own.
  private Sized sized(int offset) throws PlistException {
    int info = bytes[offset] & 0xF;
    if (info != 0xF) {
      return new Sized(info, offset + 1);
    }
    int width = 1 << (byteAt(offset + 1L) & 0xF);
    if (byteAt(offset + 1L) >> 4 != 0x1 || width > Long.BYTES) {
      throw new PlistException(DAMAGED);
    }
    return new Sized(number(offset + 2L, width), offset + 2 + width);
  }

  private static int entries(long count) throws PlistException {
    if (count < 0 || count > MAX_ENTRIES) {
      throw new PlistException("holds more entries than a configuration needs");
    }
    return (int) count;
  }

  private int reference(long start, int index) throws PlistException {
    return offset(number(start + (long) index * referenceWidth, referenceWidth));
  }

  /// Where the object of a number lies.
  private int offset(long object) throws PlistException {
    if (object < 0 || object >= objectCount) {
      throw new PlistException(DAMAGED);
    }
    long start = table + object * offsetWidth;
    long offset = unsigned(start, offsetWidth);
    if (offset < HEADER || offset >= table) {
      throw new PlistException(DAMAGED);
    }
    return (int) offset;
  }

  private int kind(int offset) {
    return (bytes[offset] & 0xF0) >> 4;
  }

  private int byteAt(long offset) throws PlistException {
    return (int) number(offset, 1);
  }

  /// A big-endian number among the objects.
  private long number(long start, int width) throws PlistException {
    if (start < HEADER || start + width > table) {
      throw new PlistException(DAMAGED);
    }
    return unsigned(start, width);
  }

  private long unsigned(long start, int width) throws PlistException {
    long number = 0;
    for (int i = 0; i < width; i++) {
      number = (number << Byte.SIZE) | (bytes[(int) start + i] & 0xFF);
    }
    if (number < 0) {
      throw new PlistException(DAMAGED);
    }
    return number;
  }

  private record Sized(long count, int start) {}
}
