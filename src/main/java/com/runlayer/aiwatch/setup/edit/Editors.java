// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

/// Gives the editor of a notation.
public final class Editors {
  private Editors() {}

  /// A new editor.
  public static Editor of(Format format) {
    return new TextEditor(
        format,
        switch (format) {
          case JSON -> new JsonNotation(false);
          case JSONC -> new JsonNotation(true);
          case TOML -> new TomlNotation();
          case YAML -> new YamlNotation();
        });
  }
}
