// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.skill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// The identifier of a set of text files, equal for equal content on every device: the root of a
/// Merkle tree over the files, sorted by name. Files are added one at a time, so that no more than
/// one content is in memory.
///
/// The tree, its leaves and the normalisation are the tenant's (`skills/lookup`).
public final class ContentIdentifier {
  private static final String SEPARATOR = "|||";

  private record Leaf(String name, String hash) {}

  private final List<Leaf> leaves = new ArrayList<>();

  /// No file yet.
  public ContentIdentifier() {}

  /// Adds a file.
  ///
  /// @param name the path from the folder, with `/`
  /// @param content the original text
  public void add(String name, String content) {
    String normalName = normal(name);
    leaves.add(
        new Leaf(
            normalName,
            sha256(escaped(normalName) + SEPARATOR + escaped(normal(unixLines(content))))));
  }

  /// The root, in hex; there must be at least one file.
  public String root() {
    leaves.sort(Comparator.comparing(Leaf::name));
    List<String> level = leaves.stream().map(Leaf::hash).toList();
    while (level.size() > 1) {
      List<String> next = new ArrayList<>((level.size() + 1) / 2);
      for (int i = 0; i < level.size(); i += 2) {
        next.add(sha256(level.get(i) + level.get(Math.min(i + 1, level.size() - 1))));
      }
      level = next;
    }
    return level.getFirst();
  }

  private static String unixLines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String normal(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFC);
  }

  /// What Python's `str.strip()` takes away: the tenant's own tools are written in it.
  private static boolean isSpace(char c) {
    return (c >= 0x09 && c <= 0x0d)
        || (c >= 0x1c && c <= 0x20)
        || c == 0x85
        || Character.getType(c) == Character.SPACE_SEPARATOR
        || c == 0x2028
        || c == 0x2029;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(SEPARATOR, "\\|||");
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
