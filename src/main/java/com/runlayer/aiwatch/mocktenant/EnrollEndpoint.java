// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// Hands out user keys.
final class EnrollEndpoint implements Endpoint {
  private final KeyRing keys;
  private final RequestKeys requestKeys;
  private final TenantState state;

  EnrollEndpoint(KeyRing keys, RequestKeys requestKeys, TenantState state) {
    this.keys = keys;
    this.requestKeys = requestKeys;
    this.state = state;
  }

  @Override
  public Reply answer(Request request) throws Refusal {
    BodyCheck body = BodyCheck.of(request.text());
    String username = body.text("username");
    String deviceName = body.text("device_name");
    String key = keys.userKey(requestKeys.enrollmentKey(request), username, deviceName);
    state.add(new Enrollment(request.time(), username, deviceName, Secrets.mask(key)));
    return Reply.ok(Json.object().put("api_key", key));
  }
}
