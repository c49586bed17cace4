// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// What a hook can ask the tenant.
public enum VerdictRoute {
  /// Whether an MCP source may be called.
  SOURCE("hooks/cursor"),
  /// Whether a client's own tool may be run, and with which arguments.
  BEFORE_TOOL("hooks/tool/pre"),
  /// Whether the model may see what a tool put out.
  AFTER_TOOL("hooks/tool/post");

  private final String path;

  VerdictRoute(String path) {
    this.path = path;
  }

  /// The route below `/api/v1/`.
  public String path() {
    return path;
  }
}
