// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What the organisation decided about a tool.
public sealed interface Rule {
  /// Which tools are meant: the tool's name as the client sends it, where `*` stands for any
  /// characters and `?` for one.
  String tool();

  /// The tool is not run. Counts for local tools and for MCP calls.
  ///
  /// @param reason what the developer is told
  record DenyTool(String tool, String reason) implements Rule {}

  /// A local tool runs with other arguments.
  ///
  /// @param arguments set over those of the call; the others stay
  record RewriteArguments(String tool, ObjectNode arguments) implements Rule {
    public RewriteArguments {
      arguments = arguments.deepCopy();
    }
  }

  /// The model does not see what a local tool put out.
  ///
  /// @param containing only an output that contains this text, in any field; empty for every output
  /// @param reason what the model and the developer are told
  record BlockOutput(String tool, String containing, String reason) implements Rule {}

  /// Whether a tool of this name is meant.
  default boolean covers(String toolName) {
    return Wildcard.matches(tool(), toolName);
  }
}
