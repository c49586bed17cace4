// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What one kind of file holds of ours. Knows the client's rules, opens nothing.
public interface FileHooks {
  /// Why the client would not take the file, or why ours cannot be added without changing what
  /// somebody else wrote: one clause for a person, without the path and without the file's content.
  /// Such a file is left alone.
  ///
  /// @param text the file
  /// @param root the same as a tree
  Optional<String> objection(byte[] text, JsonNode root);

  /// Holds the file against what is wanted.
  Comparison wanted(JsonNode root, HookSet set);

  /// What takes out everything that is recognised as ours.
  Comparison removal(JsonNode root);

  /// The positions of what others have in the same lists, where a client goes by them.
  default List<String> others(JsonNode root) {
    return List.of();
  }
}
