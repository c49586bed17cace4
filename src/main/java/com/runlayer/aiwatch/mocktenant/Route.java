// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.Arrays;
import java.util.Optional;

/// The tenant's routes, each with the one method it takes and the key that opens it.
public enum Route {
  ENROLL("POST", "/api/v1/mdm/enroll", KeyRole.ENROLLMENT),
  SCAN("POST", "/api/v1/ai-watch/scan", KeyRole.ORGANISATION),
  /// Where tenants that do not know {@link #SCAN} yet take a scan.
  OLD_SCAN("POST", "/api/v1/mcp-watch/scan", KeyRole.ORGANISATION),
  SKILL_LOOKUP("POST", "/api/v1/ai-watch/skills/lookup", KeyRole.ORGANISATION),
  SKILL_SUBMIT("POST", "/api/v1/ai-watch/skills/submit", KeyRole.ORGANISATION),
  PLUGIN_LOOKUP("POST", "/api/v1/ai-watch/plugins/lookup", KeyRole.ORGANISATION),
  PLUGIN_SUBMIT("POST", "/api/v1/ai-watch/plugins/submit", KeyRole.ORGANISATION),
  CHECK_IN("POST", "/api/v1/ai-watch/check-in", KeyRole.ORGANISATION),
  /// May this MCP source be called?
  ENFORCE("POST", "/api/v1/hooks/cursor", KeyRole.USER),
  TOOL_PRE("POST", "/api/v1/hooks/tool/pre", KeyRole.USER),
  TOOL_POST("POST", "/api/v1/hooks/tool/post", KeyRole.USER),
  EVENTS("POST", "/api/v1/hooks/events", KeyRole.USER),
  HEALTH_CHECK("GET", "/api/v1/utils/health-check/", KeyRole.NONE);

  private final String method;
  private final String path;
  private final KeyRole role;

  Route(String method, String path, KeyRole role) {
    this.method = method;
    this.path = path;
    this.role = role;
  }

  /// The route at a path.
  static Optional<Route> at(String path) {
    return Arrays.stream(values()).filter(route -> route.path.equals(path)).findFirst();
  }

  /// The HTTP method that it takes.
  public String method() {
    return method;
  }

  /// The path below the tenant's address.
  public String path() {
    return path;
  }

  /// The key that opens it.
  KeyRole role() {
    return role;
  }
}
