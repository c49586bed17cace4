// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A tenant, and a client that calls its routes as a good client would.
final class TenantFixture implements AutoCloseable {
  final MockTenant tenant;
  private final String userKey;

  TenantFixture() {
    this(MockTenantOptions.defaults());
  }

  TenantFixture(MockTenantOptions options) {
    try {
      tenant = MockTenant.start(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    userKey = tenant.userKey("dev", "mac-1");
  }

  /// A request without a key.
  RequestSpecification request() {
    return given().baseUri(tenant.address().toString()).redirects().follow(false);
  }

  /// A request with the key that the route takes.
  RequestSpecification authorised(Route route) {
    return switch (route.role()) {
      case NONE -> request();
      case ENROLLMENT -> request().header("Authorization", "Bearer " + tenant.enrollmentKey());
      case ORGANISATION -> request().header("x-runlayer-api-key", tenant.organisationKey());
      case USER -> request().header("x-runlayer-api-key", userKey);
    };
  }

  /// Calls a route with its key and this body.
  ValidatableResponse call(Route route, ObjectNode body) {
    return send(authorised(route), route, body);
  }

  /// Calls a route with its key and a good body.
  ValidatableResponse call(Route route) {
    return call(route, Bodies.good(route));
  }

  /// Sends a prepared request to a route.
  static ValidatableResponse send(RequestSpecification request, Route route, ObjectNode body) {
    RequestSpecification complete =
        route.method().equals("POST")
            ? request.contentType(ContentType.JSON).body(Json.print(body))
            : request;
    return complete.request(route.method(), route.path()).then();
  }

  @Override
  public void close() {
    tenant.close();
  }
}
