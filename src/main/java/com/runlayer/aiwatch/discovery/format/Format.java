// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

/// The notation of a file.
public enum Format {
  /// JSON as editors write it: comments, trailing commas, a byte order mark; JSON5 as far as people
  /// write it by hand.
  JSON("JSON", 20L << 20),
  /// TOML. Its parser builds a tree of the whole file, hence the smaller limit.
  TOML("TOML", 1L << 20),
  /// YAML, its first document. Aliases are not expanded and tags mean nothing. The time its parser
  /// takes grows with the square of a single text.
  YAML("YAML", 1L << 20),
  /// The settings files of JetBrains' products.
  JETBRAINS_XML("XML", 8L << 20),
  /// A zip archive with a JSON manifest: a bundle (`.mcpb`, formerly `.dxt`). The limit is that of
  /// the manifest, which alone is read; the archive may have any size.
  BUNDLE("MCP bundle", 1L << 20);

  private final String label;
  private final long maxBytes;

  Format(String label, long maxBytes) {
    this.label = label;
    this.maxBytes = maxBytes;
  }

  /// The name for a person.
  public String label() {
    return label;
  }

  /// The largest file that is read.
  public long maxBytes() {
    return maxBytes;
  }
}
