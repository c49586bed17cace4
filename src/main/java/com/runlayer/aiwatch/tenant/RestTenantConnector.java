// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.config.ProxyAddress;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Builds the REST client at run time, because everything about it comes from the managed
/// preferences.
@ApplicationScoped
class RestTenantConnector implements TenantConnector {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private final TenantCalls calls;
  private final ObjectMapper json;

  RestTenantConnector(TenantCalls calls, ObjectMapper json) {
    this.calls = calls;
    this.json = json;
  }

  @Override
  public Tenant connect(TenantConnection connection) {
    return connect(connection, RestTenant.SUBMISSION_LIMIT);
  }

  /// @param submissionLimit how long one answer to an enrollment or a scan may take
  Tenant connect(TenantConnection connection, Duration submissionLimit) {
    TenantTls tls = new TenantTls(new ServerTrust(connection));
    return new RestTenant(
        connection, limit -> client(connection, tls, limit), calls, json, submissionLimit);
  }

  private static TenantApi client(TenantConnection connection, TenantTls tls, Duration limit) {
    Duration connectLimit = limit.compareTo(CONNECT_LIMIT) < 0 ? limit : CONNECT_LIMIT;
    QuarkusRestClientBuilder builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(connection.host().uri())
            .connectTimeout(connectLimit.toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .disableDefaultMapper(true)
            .userAgent(connection.userAgent());
    if (connection.host().uri().getScheme().equals("https")) {
      builder.tlsConfiguration(tls);
    }
    connection
        .proxy()
        .ifPresentOrElse(
            proxy -> route(builder, proxy, connectLimit),
            // Said aloud, because the client would otherwise look for one in the system properties.
            () -> builder.proxyAddress("none", 1));
    return builder.build(TenantApi.class);
  }

  private static void route(
      QuarkusRestClientBuilder builder, ProxyAddress proxy, Duration connectLimit) {
    builder.proxyAddress(proxy.hostName(), proxy.port()).proxyConnectTimeout(connectLimit);
    proxy
        .login()
        .ifPresent(login -> builder.proxyUser(login.user()).proxyPassword(login.password()));
  }
}
