// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the `manifest.json` at the top of a zip archive without unpacking anything: the end of the
/// archive, its directory, and the bytes of that one entry. Names of other entries mean nothing.
///
/// Source of the format: PKWARE's APPNOTE 6.3, without encryption and Zip64, which no bundle needs.
final class BundleManifest {
  private static final String NAME = "manifest.json";
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_DIRECTORY = 4 << 20;
  private static final int MAX_INFLATED = (int) Format.BUNDLE.maxBytes();
  private static final int MAX_RATIO = 100;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int DIRECTORY_BYTES = 46;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;

  /// Why an archive gives no manifest, as a clause.
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String clause) {
      super(clause);
    }
  }

  private record Entry(int method, int compressed, int inflated, long header) {}

  private final SafeFiles files;
  private final Path path;
  private final SafeFiles.Links links;

  BundleManifest(SafeFiles files, Path path, SafeFiles.Links links) {
    this.files = files;
    this.path = path;
    this.links = links;
  }

  /// The manifest as if it were the file.
  FileContent read() {
    FileContent tail =
        files.readPart(path, links, -(END_BYTES + MAX_COMMENT), END_BYTES + MAX_COMMENT);
    if (!(tail instanceof FileContent.Read end)) {
      return tail;
    }
    try {
      byte[] manifest = content(find(end.bytes()));
      return new FileContent.Read(manifest, end.modified(), end.permissions());
    } catch (Unusable e) {
      return new FileContent.Refused(FileContent.Reason.IO_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private Entry find(byte[] tail) throws Unusable {
    ByteBuffer end = little(tail);
    int at = tail.length - END_BYTES;
    while (at >= 0 && end.getInt(at) != END_SIGNATURE) {
      at--;
    }
    if (at < 0) {
      throw new Unusable("is no zip archive");
    }
    int entries = Short.toUnsignedInt(end.getShort(at + 10));
    int size = end.getInt(at + 12);
    if (entries > MAX_ENTRIES || size < 0 || size > MAX_DIRECTORY) {
      throw new Unusable("has more entries than a scan takes");
    }
    ByteBuffer directory = little(part(Integer.toUnsignedLong(end.getInt(at + 16)), size));
    int position = 0;
    for (int i = 0; i < entries; i++) {
      if (position + DIRECTORY_BYTES > directory.limit()
          || directory.getInt(position) != DIRECTORY_SIGNATURE) {
        throw new Unusable("is a damaged zip archive");
      }
      int nameLength = Short.toUnsignedInt(directory.getShort(position + 28));
      int next =
          position
              + DIRECTORY_BYTES
              + nameLength
              + Short.toUnsignedInt(directory.getShort(position + 30))
              + Short.toUnsignedInt(directory.getShort(position + 32));
      if (isManifest(directory, position + DIRECTORY_BYTES, nameLength)) {
        return entry(directory, position);
      }
      position = next;
    }
    throw new Unusable("has no " + NAME);
  }

  private static boolean isManifest(ByteBuffer directory, int start, int length) {
    if (start + length > directory.limit()) {
      return false;
    }
    byte[] name = new byte[length];
    directory.get(start, name);
    return new String(name, StandardCharsets.UTF_8).equals(NAME);
  }

  private static Entry entry(ByteBuffer directory, int at) throws Unusable {
    int flags = directory.getShort(at + 8);
    int compressed = directory.getInt(at + 20);
    int inflated = directory.getInt(at + 24);
    if ((flags & 1) != 0) {
      throw new Unusable("has an encrypted " + NAME);
    }
    if (compressed < 0
        || compressed > MAX_INFLATED
        || inflated < 0
        || inflated > MAX_INFLATED
        || inflated > Math.max(1, compressed) * (long) MAX_RATIO) {
      throw new Unusable("has a " + NAME + " that is larger than a scan takes");
    }
    return new Entry(
        directory.getShort(at + 10),
        compressed,
        inflated,
        Integer.toUnsignedLong(directory.getInt(at + 42)));
  }

  private byte[] content(Entry entry) throws Unusable {
    ByteBuffer header = little(part(entry.header(), LOCAL_BYTES));
    if (header.limit() < LOCAL_BYTES || header.getInt(0) != LOCAL_SIGNATURE) {
      throw new Unusable("is a damaged zip archive");
    }
    long start =
        entry.header()
            + LOCAL_BYTES
            + Short.toUnsignedInt(header.getShort(26))
            + Short.toUnsignedInt(header.getShort(28));
    byte[] bytes = part(start, entry.compressed());
    return switch (entry.method()) {
      case 0 -> bytes;
      case 8 -> inflate(bytes, entry.inflated());
      default -> throw new Unusable("packs its " + NAME + " in an unknown way");
    };
  }

  /// Takes as many bytes as the directory promised and not one more, whatever the data hold.
  private static byte[] inflate(byte[] bytes, int expected) throws Unusable {
    try (Inflater inflater = new Inflater(/* nowrap= */ true)) {
      inflater.setInput(bytes);
      ByteArrayOutputStream content = new ByteArrayOutputStream(expected);
      byte[] buffer = new byte[8 * 1024];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (content.size() + count > expected) {
          throw new Unusable("has a " + NAME + " that is larger than it says");
        }
        content.write(buffer, 0, count);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new Unusable("is a damaged zip archive");
        }
      }
      return content.toByteArray();
    } catch (DataFormatException e) {
      throw new Unusable("is a damaged zip archive");
    }
  }

  private byte[] part(long offset, int length) throws Unusable {
    return switch (files.readPart(path, links, offset, length)) {
      case FileContent.Read read -> read.bytes();
      case FileContent.Absent _ -> throw new Unusable("vanished while it was read");
      case FileContent.Refused refused -> throw new Unusable(refused.explanation());
    };
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
