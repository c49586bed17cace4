// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Where every request comes in: reads it, has it answered or mistreated, and records it before the
/// answer goes out, so that who has an answer finds the request on the record.
final class Gateway implements HttpHandler {
  /// More than the longest report or transcript; a client that sends more is at fault.
  private static final int MAX_BODY_BYTES = 32 << 20;

  private final Clock clock;
  private final TenantApi api;
  private final Pages pages;
  private final Misbehaviours misbehaviours;
  private final BoundedLog<RecordedRequest> log;

  Gateway(
      Clock clock,
      TenantApi api,
      Pages pages,
      Misbehaviours misbehaviours,
      BoundedLog<RecordedRequest> log) {
    this.clock = clock;
    this.api = api;
    this.pages = pages;
    this.misbehaviours = misbehaviours;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      Optional<Reply> page = pages.answer(request);
      if (page.isPresent()) {
        // Not recorded: the page asks for itself every few seconds and would drown what it shows.
        Delivery.send(exchange, page.get());
        return;
      }
      Optional<Misbehaviour> misbehaviour = Route.at(request.path()).flatMap(misbehaviours::take);
      if (misbehaviour.isPresent()) {
        misbehave(exchange, request, misbehaviour.get());
      } else {
        answer(exchange, request, "answered");
      }
    } catch (InterruptedException e) {
      // The tenant is being closed; so is the connection.
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, Request request, String outcome) throws IOException {
    Reply reply = reply(request);
    record(request, OptionalInt.of(reply.status()), outcome);
    Delivery.send(exchange, reply);
  }

  private void misbehave(HttpExchange exchange, Request request, Misbehaviour misbehaviour)
      throws IOException, InterruptedException {
    switch (misbehaviour) {
      case Misbehaviour.Delay(Duration duration) -> {
        Thread.sleep(duration);
        answer(exchange, request, "answered late");
      }
      case Misbehaviour.Answer(var status, var contentType, var headers, var body) -> {
        record(request, OptionalInt.of(status), "answered as told");
        Delivery.send(exchange, new Reply(status, contentType, headers, body));
      }
      case Misbehaviour.CloseConnection() ->
          record(request, OptionalInt.empty(), "connection closed");
      case Misbehaviour.CloseMidAnswer() -> {
        Reply reply = reply(request);
        record(request, OptionalInt.of(reply.status()), "connection closed in mid-answer");
        Delivery.sendHalf(exchange, reply);
      }
      case Misbehaviour.EndlessBody() -> {
        record(request, OptionalInt.of(200), "endless body");
        Delivery.sendForEver(exchange);
      }
    }
  }

  private Reply reply(Request request) {
    try {
      return api.answer(request);
    } catch (RuntimeException e) {
      return Reply.error(500, "The mock tenant itself failed: " + e);
    }
  }

  private void record(Request request, OptionalInt status, String outcome) {
    log.add(
        new RecordedRequest(
            request.time(),
            request.method(),
            request.path(),
            Route.at(request.path()),
            request.headers(),
            request.text(),
            status,
            outcome,
            Duration.between(request.time(), clock.instant())));
  }

  private Request read(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] bytes = in.readNBytes(MAX_BODY_BYTES + 1);
    return new Request(
        clock.instant(),
        exchange.getRequestMethod(),
        Objects.requireNonNullElse(exchange.getRequestURI().getPath(), ""),
        new RecordedHeaders(exchange.getRequestHeaders()),
        bytes.length > MAX_BODY_BYTES
            ? new Request.Body.TooLarge()
            : new Request.Body.Text(new String(bytes, StandardCharsets.UTF_8)));
  }
}
