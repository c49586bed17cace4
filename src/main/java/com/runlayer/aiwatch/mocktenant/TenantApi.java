// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The proper answers: finds the route of a request, checks its key, and has its endpoint work.
final class TenantApi {
  private final Map<Route, Endpoint> endpoints = new EnumMap<>(Route.class);
  private final RequestKeys requestKeys;
  private final Supplier<ScanRoutes> scanRoutes;

  TenantApi(
      KeyRing keys,
      TenantState state,
      Supplier<Policy> policy,
      Supplier<SourcePolicy> sources,
      Supplier<ScanRoutes> scanRoutes) {
    this.requestKeys = new RequestKeys(keys);
    this.scanRoutes = scanRoutes;
    Endpoint scan = new ScanEndpoint(state, sources);
    SkillEndpoints skills = new SkillEndpoints(state);
    PluginEndpoints plugins = new PluginEndpoints(state);
    HookEndpoints hooks = new HookEndpoints(state, policy, sources);
    endpoints.put(Route.ENROLL, new EnrollEndpoint(keys, requestKeys, state));
    endpoints.put(Route.SCAN, scan);
    endpoints.put(Route.OLD_SCAN, scan);
    endpoints.put(Route.SKILL_LOOKUP, skills::lookUp);
    endpoints.put(Route.SKILL_SUBMIT, skills::submit);
    endpoints.put(Route.PLUGIN_LOOKUP, plugins::lookUp);
    endpoints.put(Route.PLUGIN_SUBMIT, plugins::submit);
    endpoints.put(Route.CHECK_IN, new CheckInEndpoint(state));
    endpoints.put(Route.ENFORCE, hooks::enforce);
    endpoints.put(Route.TOOL_PRE, hooks::beforeTool);
    endpoints.put(Route.TOOL_POST, hooks::afterTool);
    endpoints.put(Route.EVENTS, hooks::event);
    endpoints.put(Route.HEALTH_CHECK, _ -> Reply.ok(Json.object().put("status", "ok")));
  }

  /// Answers a request as the tenant's interface says.
  Reply answer(Request request) {
    try {
      Route route = Route.at(request.path()).orElseThrow(Refusal::notFound);
      Endpoint endpoint =
          Optional.ofNullable(endpoints.get(route))
              .filter(_ -> scanRoutes.get().serve(route))
              .orElseThrow(Refusal::notFound);
      if (!request.method().equals(route.method())) {
        throw new Refusal(405, "Send " + route.method());
      }
      requestKeys.check(route, request);
      checkBody(request);
      return endpoint.answer(request);
    } catch (Refusal refusal) {
      return Reply.error(refusal.status(), String.valueOf(refusal.getMessage()));
    }
  }

  private static void checkBody(Request request) throws Refusal {
    if (request.body() instanceof Request.Body.TooLarge) {
      throw new Refusal(413, "body: is too large");
    }
    if (request.method().equals("POST")) {
      String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
      if (!type.split(";", 2)[0].strip().equals(Reply.JSON)) {
        throw new Refusal(415, "Content-Type: is not application/json");
      }
    }
  }
}
