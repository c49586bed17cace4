// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

/// The notation of a file that hooks are installed in.
public enum Format {
  /// JSON and nothing beside it: Claude Code, Codex, the approvals of Hermes.
  JSON("JSON", 1 << 20),
  /// JSON with comments and trailing commas. Cursor strips comments before it reads; whether it
  /// takes the rest is not for an editor to say.
  JSONC("JSON", 1 << 20),
  /// TOML 1.0: Codex' `requirements.toml`.
  TOML("TOML", 256 << 10),
  /// YAML 1.1, as PyYAML reads it: Hermes' `config.yaml`. Its parser is slow and is asked once for
  /// every change; such a file has some ten kilobytes.
  YAML("YAML", 256 << 10);

  private final String label;
  private final int maxBytes;

  Format(String label, int maxBytes) {
    this.label = label;
    this.maxBytes = maxBytes;
  }

  /// The name for a person.
  public String label() {
    return label;
  }

  /// The largest text that is edited, in bytes.
  public int maxBytes() {
    return maxBytes;
  }
}
