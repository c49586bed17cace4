// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// One request that arrived, and what became of it.
///
/// @param time when it had arrived whole
/// @param route absent where the path is none of the tenant's routes
/// @param body as UTF-8 text
/// @param status of the answer; absent when the connection was closed without one
/// @param outcome what was done, in a few words: `answered`, or the misbehaviour
/// @param latency until the answer began
public record RecordedRequest(
    Instant time,
    String method,
    String path,
    Optional<Route> route,
    RecordedHeaders headers,
    String body,
    OptionalInt status,
    String outcome,
    Duration latency) {

  /// The body as JSON.
  ///
  /// @throws JsonProcessingException when it is none
  public JsonNode json() throws JsonProcessingException {
    return Json.parse(body);
  }
}
