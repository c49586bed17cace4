// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
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
    Optional<KeyStore> roots = connection.roots().map(CaBundle::withBuiltInRoots);
    return new RestTenant(
        connection.host(), limit -> client(connection, roots, limit), calls, json);
  }

  private static TenantApi client(
      TenantConnection connection, Optional<KeyStore> roots, Duration limit) {
    QuarkusRestClientBuilder builder =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(connection.host().uri())
            .connectTimeout(
                Math.min(CONNECT_LIMIT.toMillis(), limit.toMillis()), TimeUnit.MILLISECONDS)
            .readTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .disableDefaultMapper(true)
            .userAgent(connection.userAgent());
    roots.ifPresent(store -> builder.trustStore(store, CaBundle.STORE_PASSWORD));
    connection
        .proxy()
        .ifPresentOrElse(
            proxy -> builder.proxyAddress(proxy.host(), proxy.port()),
            // Said aloud, because the client would otherwise look for one in the system properties.
            () -> builder.proxyAddress("none", 1));
    return builder.build(TenantApi.class);
  }
}
