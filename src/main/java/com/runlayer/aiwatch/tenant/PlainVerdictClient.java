// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.runlayer.aiwatch.config.TenantHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/// Asks with the JDK's own HTTP client: without the container, whose start would take longer than
/// the whole question.
public final class PlainVerdictClient implements VerdictClient {
  private static final int UNAUTHORIZED = 401;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()
          .reader();

  private final TenantHost host;
  private final PlainConnection connection;
  private final LongSupplier nanoTime;

  /// @param nanoTime a clock that only counts
  public PlainVerdictClient(TenantConnection connection, LongSupplier nanoTime) {
    this.host = connection.host();
    this.connection = new PlainConnection(connection);
    this.nanoTime = nanoTime;
  }

  @Override
  public VerdictReply ask(HookRoute route, String userKey, byte[] body, Duration limit) {
    URI url = host.resolve("/api/v1/" + route.path());
    long end = nanoTime.getAsLong() + limit.toNanos();
    try {
      HttpURLConnection http =
          connection.post(url, Map.of("x-runlayer-api-key", userKey), body, limit);
      return reply(http, url, end);
    } catch (HttpRetryException e) {
      return status(e.responseCode(), url);
    } catch (IOException e) {
      TenantException failure = connection.failure(e, "the question to the tenant", url, limit);
      return failure instanceof TenantException.Temporary
          ? new VerdictReply.Unreachable(failure.sentence())
          : new VerdictReply.Failed(failure.sentence());
    }
  }

  private VerdictReply reply(HttpURLConnection http, URI url, long end) throws IOException {
    int status = http.getResponseCode();
    if (status / 100 != 2) {
      return status(status, url);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = http.getInputStream()) {
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
        if (bytes.size() > TenantAnswer.MAX_BYTES) {
          return new VerdictReply.Failed("the answer of " + url + " is longer than 1 MiB");
        }
        if (nanoTime.getAsLong() - end > 0) {
          return new VerdictReply.Unreachable("the answer of " + url + " took too long");
        }
      }
    }
    try {
      JsonNode json = JSON.readTree(bytes.toByteArray());
      if (json != null && json.isObject()) {
        return new VerdictReply.Answered(json);
      }
    } catch (IOException e) {
      // the sentence below; the parser's own quotes the answer
    }
    return new VerdictReply.Failed(
        url + " answered with something that is no JSON object; a login page may stand in between");
  }

  private static VerdictReply status(int status, URI url) {
    String start = url + " answered " + status;
    if (status == UNAUTHORIZED) {
      return new VerdictReply.KeyRefused(start + ": the key of this user is not accepted");
    }
    if (status >= 500 || status == TIMEOUT || status == TOO_MANY) {
      return new VerdictReply.Unreachable(start);
    }
    return new VerdictReply.Failed(start);
  }
}
