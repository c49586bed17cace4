// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Archives, honest ones and others.
class BundleManifestTest {
  private static final String MANIFEST = "{\"name\":\"hunter2\",\"server\":{}}";

  // Places in the record of a directory, and in the end record.
  private static final int FLAGS = 8;
  private static final int METHOD = 10;
  private static final int COMPRESSED = 20;
  private static final int INFLATED = 24;
  private static final int NAME_LENGTH = 28;
  private static final int LOCAL_HEADER = 42;
  private static final int COUNT = 10;
  private static final int DIRECTORY_SIZE = 12;
  private static final int DIRECTORY = 16;

  @TempDir Path folder;

  private String read(byte[] archive) throws IOException {
    Path path = Files.write(folder.resolve("x.mcpb"), archive);
    return switch (new BundleManifest(new PosixSafeFiles(), path, SafeFiles.Links.REFUSE).read()) {
      case FileContent.Absent _ -> "absent";
      case FileContent.Refused refused -> refused.explanation();
      case FileContent.Read read -> new String(read.bytes(), StandardCharsets.UTF_8);
    };
  }

  /// Names and contents in turn.
  private static byte[] zip(String... entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip() {
    return zip("manifest.json", MANIFEST);
  }

  private static byte[] manyEntries(int count) {
    String[] entries = new String[count * 2 + 2];
    Arrays.fill(entries, "");
    for (int i = 0; i < count; i++) {
      entries[2 * i] = "f" + i;
    }
    entries[2 * count] = "manifest.json";
    entries[2 * count + 1] = MANIFEST;
    return zip(entries);
  }

  /// Where the last record with this signature is.
  private static int last(byte[] archive, int signature) {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int at = archive.length - 4;
    while (bytes.getInt(at) != signature) {
      at--;
    }
    return at;
  }

  private static UnaryOperator<byte[]> inDirectory(int field, int value) {
    return archive -> patched(archive, last(archive, 0x02014b50) + field, value);
  }

  private static UnaryOperator<byte[]> inEnd(int field, int value) {
    return archive -> patched(archive, last(archive, 0x06054b50) + field, value);
  }

  private static byte[] patched(byte[] archive, int at, int value) {
    byte[] result = archive.clone();
    ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return result;
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] result = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, result, one.length, two.length);
    return result;
  }

  static Stream<Arguments> archives() {
    String tooLarge = "has a manifest.json that is larger than a scan takes";
    String damaged = "is a damaged zip archive";
    byte[] junk = "PK\3\4hunter2".repeat(100).getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        arguments("one file", zip(), MANIFEST),
        arguments("10,000 files", manyEntries(9_999), MANIFEST),
        arguments("70,000 files", manyEntries(70_000), "has more entries than a scan takes"),
        arguments(
            "names that lead out of the archive",
            zip("../manifest.json", "no", "/manifest.json", "no", "manifest.json", MANIFEST),
            MANIFEST),
        arguments(
            "only names that lead elsewhere",
            zip("../manifest.json", "no", "manifest.json/", "", "a/../manifest.json", "no"),
            "has no manifest.json"),
        arguments("a signature behind the archive", joined(zip(), junk), MANIFEST),
        arguments(
            "more behind the archive than a comment can be",
            joined(zip(), new byte[70_000]),
            "is no zip archive"),
        arguments("an archive inside of something else", joined(junk, zip()), damaged),
        arguments("nothing", new byte[0], "is no zip archive"),
        arguments("NUL bytes", new byte[100_000], "is no zip archive"),
        arguments("no end", Arrays.copyOf(zip(), zip().length - 22), "is no zip archive"),
        arguments("half an end", Arrays.copyOf(zip(), zip().length - 1), "is no zip archive"),
        arguments("no beginning", Arrays.copyOfRange(zip(), 20, zip().length), damaged),
        arguments(
            "a manifest of a thousand times its size",
            zip("manifest.json", " ".repeat(1_000_000)),
            tooLarge),
        arguments(
            "a manifest of two megabytes", inDirectory(INFLATED, 2 << 20).apply(zip()), tooLarge),
        arguments("a size for Zip64", inDirectory(INFLATED, -1).apply(zip()), tooLarge),
        arguments("another size for Zip64", inDirectory(COMPRESSED, -1).apply(zip()), tooLarge),
        arguments("a place for Zip64", inDirectory(LOCAL_HEADER, -1).apply(zip()), damaged),
        arguments("a directory for Zip64", inEnd(DIRECTORY, -1).apply(zip()), damaged),
        arguments(
            "a directory of four gigabytes",
            inEnd(DIRECTORY_SIZE, -1).apply(zip()),
            "has more entries than a scan takes"),
        arguments(
            "a directory of one gigabyte",
            inEnd(DIRECTORY_SIZE, 1 << 30).apply(zip()),
            "has more entries than a scan takes"),
        arguments("more entries than there are", inEnd(COUNT, 2).apply(zip("a", "")), damaged),
        arguments("no entries", inEnd(COUNT, 0).apply(zip()), "has no manifest.json"),
        arguments(
            "less than it inflates to",
            inDirectory(INFLATED, 5).apply(zip()),
            "has a manifest.json that is larger than it says"),
        arguments("half of its data", inDirectory(COMPRESSED, 10).apply(zip()), damaged),
        arguments(
            "a password",
            inDirectory(FLAGS, 0x0008_0001).apply(zip()),
            "has an encrypted manifest.json"),
        arguments(
            "another method",
            inDirectory(METHOD, 99).apply(zip()),
            "packs its manifest.json in an unknown way"),
        arguments(
            "a name that is longer than the directory",
            inDirectory(NAME_LENGTH, 0xffff).apply(zip()),
            "has no manifest.json"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("archives")
  void an_archive_is_read_or_refused_with_a_reason(String name, byte[] archive, String expected)
      throws IOException {
    assertThat(read(archive)).isEqualTo(expected);
  }

  @Test
  void nothing_that_an_archive_can_hold_throws() throws IOException {
    byte[] archive = zip("a", "x", "manifest.json", MANIFEST, "b", "y");
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      byte[] hostile = Arrays.copyOf(archive, archive.length - random.nextInt(30));
      for (int i = random.nextInt(5); i >= 0; i--) {
        hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
      }

      try {
        assertThat(read(hostile)).as("seed %d", seed).isNotEqualTo("absent");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
