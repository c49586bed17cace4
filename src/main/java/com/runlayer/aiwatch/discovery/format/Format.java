// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

/// The notation of a file.
public enum Format {
  /// JSON as editors write it: comments, trailing commas, a byte order mark.
  JSON("JSON", 20L << 20),
  /// TOML. Its parser builds a tree of the whole file, hence the smaller limit.
  TOML("TOML", 1L << 20);

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
