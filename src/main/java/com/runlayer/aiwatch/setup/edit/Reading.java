// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;

/// What an editor sees in a text.
public sealed interface Reading {
  /// It follows its notation.
  ///
  /// @param root of YAML without content and of TOML without keys an empty object. Aliases of YAML
  ///     are not followed: each stands as a text with its name
  record Tree(JsonNode root) implements Reading {}

  /// It does not, or goes beyond what is edited.
  ///
  /// @param clause what is wrong and at which line, to be put after the file's name; never content
  record Unreadable(String clause) implements Reading {}
}
