// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// What a route does instead of its work, so that a client's handling of it can be tried.
public sealed interface Misbehaviour {

  /// The proper answer, late.
  record Delay(Duration duration) implements Misbehaviour {}

  /// An answer of its own, whatever was asked.
  ///
  /// @param headers beside `Content-Type`
  record Answer(int status, String contentType, Map<String, String> headers, String body)
      implements Misbehaviour {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /// The connection is closed once the request was read.
  record CloseConnection() implements Misbehaviour {}

  /// The connection is closed when half of an answer is out.
  record CloseMidAnswer() implements Misbehaviour {}

  /// A body that goes on until the client or the tenant closes the connection.
  record EndlessBody() implements Misbehaviour {}

  /// An error as the tenant words it: 401, 403, 404, 408, 500, 503, …
  static Answer status(int status) {
    Reply reply = Reply.error(status, "The mock tenant was told to answer " + status);
    return new Answer(status, reply.contentType(), Map.of(), reply.body());
  }

  /// 429, with the time after which to come again in whole seconds.
  static Answer tooManyRequests(Duration retryAfter) {
    Answer answer = status(429);
    return new Answer(
        answer.status,
        answer.contentType,
        Map.of("Retry-After", Long.toString(retryAfter.toSeconds())),
        answer.body);
  }

  /// 200 and `application/json`, but the body is none.
  static Answer junk() {
    return new Answer(200, Reply.JSON, Map.of(), "{\"api_key\": \"rl_user_FA");
  }

  /// What a hotel's login page answers in the tenant's place.
  static Answer captivePortal() {
    return new Answer(
        200,
        Reply.HTML,
        Map.of(),
        "<!doctype html><title>Welcome</title><p>Please log in to use this network.</p>");
  }

  /// JSON without the field that the route's answer cannot do without.
  static Answer withoutRequiredField() {
    return new Answer(200, Reply.JSON, Map.of(), "{\"comment\": \"nothing else is said\"}");
  }

  /// 302 to another address, which no client may follow with its key.
  static Answer redirect(URI target) {
    return new Answer(
        302,
        Reply.HTML,
        Map.of("Location", target.toString()),
        "<!doctype html><title>Moved</title>");
  }
}
