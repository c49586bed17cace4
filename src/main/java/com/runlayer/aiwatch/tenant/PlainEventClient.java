// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.config.TenantHost;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Tells the tenant of an event with nothing but the JDK, for a hook that cannot keep it for the
/// courier.
public final class PlainEventClient {
  private final TenantHost host;
  private final PlainConnection connection;

  /// Nothing is opened or read yet.
  public PlainEventClient(TenantConnection connection) {
    this.host = connection.host();
    this.connection = new PlainConnection(connection);
  }

  /// Tells it once: one connection, no redirect, no repetition. Of the answer only the status
  /// counts.
  ///
  /// @param limit for the connection and for each wait for bytes; whoever has a deadline watches
  ///     the clock as well
  /// @throws TenantException unless the tenant took it
  public void submit(String userKey, HookSubmission submission, Duration limit)
      throws TenantException {
    URI url = host.resolve("/api/v1/" + submission.route().path());
    String what = "the report of an event";
    int status;
    try {
      HttpURLConnection http =
          connection.post(
              url,
              Map.of(
                  "x-runlayer-api-key",
                  userKey,
                  TenantApi.IDEMPOTENCY_KEY,
                  submission.id().toString()),
              submission.body(),
              limit);
      status = http.getResponseCode();
      http.disconnect();
    } catch (HttpRetryException e) {
      status = e.responseCode();
    } catch (IOException e) {
      throw connection.failure(e, what, url, limit);
    }
    if (status / 100 != 2) {
      throw new TenantException.Permanent(what + " failed: " + url + " answered " + status, status);
    }
  }
}
