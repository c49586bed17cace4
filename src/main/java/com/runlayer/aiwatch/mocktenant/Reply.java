// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// An answer, ready to be sent.
///
/// @param headers beside `Content-Type`
record Reply(int status, String contentType, Map<String, String> headers, String body) {
  static final String JSON = "application/json";
  static final String HTML = "text/html; charset=utf-8";

  static Reply ok(JsonNode body) {
    return new Reply(200, JSON, Map.of(), Json.print(body));
  }

  static Reply error(int status, String detail) {
    return new Reply(status, JSON, Map.of(), Json.print(Json.object().put("detail", detail)));
  }
}
