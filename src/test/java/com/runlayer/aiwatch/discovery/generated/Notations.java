// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.format.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a tree of maps, lists and scalars as a file of some notation.
final class Notations {
  private final Random random;
  private final Secrets secrets;

  Notations(Random random, Secrets secrets) {
    this.random = random;
    this.secrets = secrets;
  }

  byte[] write(Format format, Map<String, Object> tree) {
    String text =
        switch (format) {
          case JSON, BUNDLE -> new LooseJson(random, secrets).write(tree);
          case TOML -> new LooseToml(random, secrets).write(tree);
          case YAML -> new LooseYaml(random, secrets).write(tree);
          case JETBRAINS_XML -> throw new IllegalArgumentException("no tree");
        };
    if (random.nextInt(6) == 0) {
      text = text.replace("\n", "\r\n"); // within strings all of them write \n
    }
    if (random.nextInt(6) == 0) {
      text = "\uFEFF" + text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return format == Format.BUNDLE ? zip(bytes) : bytes;
  }

  private byte[] zip(byte[] manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      if (random.nextBoolean()) {
        zip.setComment("a bundle");
      }
      if (random.nextBoolean()) {
        entry(zip, "server/manifest.json", "{}".getBytes(StandardCharsets.UTF_8));
      }
      entry(zip, "manifest.json", manifest);
      if (random.nextBoolean()) {
        entry(zip, "server/index.js", new byte[random.nextInt(10_000)]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    if (random.nextBoolean()) {
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
