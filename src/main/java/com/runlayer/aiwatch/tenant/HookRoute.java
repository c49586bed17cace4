// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.util.Optional;

/// Where the tenant takes what hooks have to say.
public enum HookRoute {
  /// Something happened.
  EVENTS("hooks/events"),
  /// An MCP source is about to be called.
  ENFORCE("hooks/cursor"),
  /// A local tool is about to run.
  TOOL_PRE("hooks/tool/pre"),
  /// A local tool has run.
  TOOL_POST("hooks/tool/post");

  private final String path;

  HookRoute(String path) {
    this.path = path;
  }

  /// The route below `/api/v1/`.
  public String path() {
    return path;
  }

  /// The route with this path.
  public static Optional<HookRoute> at(String path) {
    for (HookRoute route : values()) {
      if (route.path.equals(path)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }
}
