// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// Decides whether the key of a request opens a route.
final class RequestKeys {
  /// The header that carries an organisation or user key, in lower case.
  static final String API_KEY = "x-runlayer-api-key";

  private static final String BEARER = "Bearer ";

  private final KeyRing keys;

  RequestKeys(KeyRing keys) {
    this.keys = keys;
  }

  /// Refuses a request whose key does not open the route: 401 where it is missing, unknown or
  /// revoked, 403 where it is a key for something else, or a revoked enrollment key.
  void check(Route route, Request request) throws Refusal {
    switch (route.role()) {
      case NONE -> {}
      case ENROLLMENT -> checkEnrollment(enrollmentKey(request));
      case ORGANISATION, USER -> checkApiKey(route, request);
    }
  }

  /// The enrollment key of a request.
  String enrollmentKey(Request request) throws Refusal {
    String authorization = request.header("Authorization").orElse("");
    if (!authorization.startsWith(BEARER)) {
      throw Refusal.unauthorised("Authorization: no bearer token; send the enrollment key");
    }
    return authorization.substring(BEARER.length());
  }

  private void checkEnrollment(String key) throws Refusal {
    switch (keys.standing(key)) {
      case KeyRing.Standing.Known(KeyRole role) when role == KeyRole.ENROLLMENT -> {}
      case KeyRing.Standing.Known(KeyRole _) ->
          throw Refusal.forbidden("This key cannot enroll; send an enrollment key");
      case KeyRing.Standing.Revoked() -> throw Refusal.forbidden("The enrollment key was revoked");
      case KeyRing.Standing.Unknown() ->
          throw Refusal.unauthorised("The enrollment key is unknown");
    }
  }

  private void checkApiKey(Route route, Request request) throws Refusal {
    String key =
        request
            .header(API_KEY)
            .orElseThrow(() -> Refusal.unauthorised(API_KEY + ": the header is missing"));
    switch (keys.standing(key)) {
      case KeyRing.Standing.Known(KeyRole role) when role == route.role() -> {}
      case KeyRing.Standing.Known(KeyRole role) when role != KeyRole.ENROLLMENT ->
          throw Refusal.forbidden("The key lacks the role for " + route.path());
      case KeyRing.Standing.Known(KeyRole _), KeyRing.Standing.Unknown() ->
          throw Refusal.unauthorised(API_KEY + ": no such API key");
      case KeyRing.Standing.Revoked() ->
          throw Refusal.unauthorised(API_KEY + ": the key was revoked");
    }
  }
}
