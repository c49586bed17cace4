// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.redact.Redactor;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Reads an answer of the tenant up to a size and a time, and turns everything but a 2xx with a
/// JSON object into a {@link TenantException}.
final class TenantAnswer {
  /// More than any answer of the interface; what is longer is not the tenant.
  static final int MAX_BYTES = 1024 * 1024;

  private static final int MAX_DETAIL = 500;

  private final ObjectMapper json;
  private final LongSupplier nanoTime;

  /// @param nanoTime the clock that limits how long an answer may trickle
  TenantAnswer(ObjectMapper json, LongSupplier nanoTime) {
    this.json = json;
    this.nanoTime = nanoTime;
  }

  /// The JSON object of a successful answer.
  ///
  /// @param what names the call in a message: `the scan`
  /// @param url where the request went
  /// @param limit how long the body may take
  JsonNode read(Response response, String what, URI url, Duration limit) throws TenantException {
    int status = response.getStatus();
    byte[] body = body(response, what, url, limit);
    if (status / 100 == 2) {
      try {
        JsonNode node = json.readTree(body);
        if (node != null && node.isObject()) {
          return node;
        }
      } catch (JsonProcessingException e) {
        // falls through: the parser's own message quotes the answer
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      throw new TenantException.Permanent(
          what
              + " failed: "
              + url
              + " answered "
              + status
              + " with something that is no JSON object; check that Host is the tenant and that no login page of a network"
              + " stands in between");
    }
    throw refusal(response, status, body, what, url);
  }

  /// Makes sure that an answer is a success, whatever it says.
  ///
  /// @param limit how long the body may take
  void confirm(Response response, String what, URI url, Duration limit) throws TenantException {
    int status = response.getStatus();
    if (status / 100 != 2) {
      throw refusal(response, status, body(response, what, url, limit), what, url);
    }
    try {
      // the connection serves the next request once the answer was read
      body(response, what, url, limit);
    } catch (TenantException e) {
      // the status has said it all
    }
  }

  private TenantException refusal(
      Response response, int status, byte[] body, String what, URI url) {
    String detail = detail(body).map(text -> " (" + text + ")").orElse("");
    String start = what + " failed: " + url + " answered " + status + detail;
    return switch (status) {
      case 401 ->
          new TenantException.KeyRefused(
              start + ": the key is missing, wrong or revoked; check the key in the configuration",
              401);
      case 403 ->
          new TenantException.KeyRefused(
              start + ": the key lacks the role for this; ask for a key with the right role", 403);
      case 404 ->
          new TenantException.RouteUnknown(
              start + ": the tenant does not have this function; check Host");
      case 408, 429 ->
          new TenantException.Temporary(start + "; it is tried again later", retryAfter(response));
      default ->
          status >= 500
              ? new TenantException.Temporary(
                  start + "; it is tried again later", retryAfter(response))
              : new TenantException.Permanent(start + explanation(status), status);
    };
  }

  private static String explanation(int status) {
    return status / 100 == 3
        ? ": redirects are not followed; set Host to the tenant's own address"
        : ": the request was not accepted; check that this version of aiwatch fits the tenant";
  }

  private static Optional<Duration> retryAfter(Response response) {
    String value = response.getHeaderString("Retry-After");
    if (value == null || !value.strip().matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
  }

  /// The tenant's own words, which may repeat the key that it was given.
  private Optional<String> detail(byte[] body) {
    try {
      JsonNode detail = json.readTree(body).path("detail");
      String text =
          detail.isTextual() ? detail.textValue() : detail.isMissingNode() ? "" : detail.toString();
      if (text.isBlank()) {
        return Optional.empty();
      }
      // before the cut, which could leave a piece of a key that is no longer known as one
      String shown = new Redactor().text(text);
      return Optional.of(
          shown.length() > MAX_DETAIL ? shown.substring(0, MAX_DETAIL) + "…" : shown);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private byte[] body(Response response, String what, URI url, Duration limit)
      throws TenantException {
    long end = nanoTime.getAsLong() + limit.toNanos();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = response.readEntity(InputStream.class)) {
      byte[] buffer = new byte[8192];
      int count;
      while (in != null && (count = in.read(buffer)) >= 0) {
        bytes.write(buffer, 0, count);
        if (bytes.size() > MAX_BYTES) {
          throw new TenantException.Permanent(
              what
                  + " failed: the answer of "
                  + url
                  + " is longer than 1 MiB; check that Host is the tenant");
        }
        if (nanoTime.getAsLong() - end > 0) {
          throw new TenantException.Temporary(
              what
                  + " failed: the answer of "
                  + url
                  + " took longer than "
                  + limit.toSeconds()
                  + " s",
              Optional.empty());
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw TransportFailure.of(e, what, url, limit);
    }
  }
}
