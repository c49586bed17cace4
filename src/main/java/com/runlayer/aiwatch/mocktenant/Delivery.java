// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Ways to put bytes on an exchange, proper and improper ones. None of them closes the exchange.
final class Delivery {
  private static final int CHUNK_BYTES = 16 << 10;

  private Delivery() {}

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    begin(exchange, reply, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /// Sends half of what the headers promise.
  static void sendHalf(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    begin(exchange, reply, body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  /// Begins as JSON and goes on until the connection is closed by either side, which ends it with
  /// an exception.
  static void sendForEver(HttpExchange exchange) throws IOException {
    begin(exchange, new Reply(200, Reply.JSON, Map.of(), ""), 0);
    OutputStream out = exchange.getResponseBody();
    out.write("{\"comment\": \"".getBytes(StandardCharsets.UTF_8));
    byte[] chunk = "a".repeat(CHUNK_BYTES).getBytes(StandardCharsets.UTF_8);
    while (true) {
      out.write(chunk);
    }
  }

  /// @param length as `HttpExchange` takes it: -1 for no body, 0 for one of unknown length
  private static void begin(HttpExchange exchange, Reply reply, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), length);
  }
}
