// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Lets the REST client decide about servers as [ServerTrust] does. The client's own way of adding
/// roots takes a whole key store, which would have to hold the system's roots too.
final class TenantTls implements TlsConfiguration {
  private final ServerTrust trust;

  TenantTls(ServerTrust trust) {
    this.trust = trust;
  }

  @Override
  public TrustOptions getTrustStoreOptions() {
    return TrustOptions.wrap(trust);
  }

  @Override
  public SSLContext createSSLContext() {
    return trust.context();
  }

  @Override
  public boolean isTrustAll() {
    return false;
  }

  @Override
  public Optional<String> getHostnameVerificationAlgorithm() {
    return Optional.of("HTTPS");
  }

  @Override
  public @Nullable KeyStore getKeyStore() {
    return null;
  }

  @Override
  public @Nullable KeyCertOptions getKeyStoreOptions() {
    return null;
  }

  @Override
  public @Nullable KeyStore getTrustStore() {
    return null;
  }

  @Override
  public @Nullable SSLOptions getSSLOptions() {
    return null;
  }

  @Override
  public boolean usesSni() {
    return false;
  }

  @Override
  public boolean reload() {
    return false;
  }
}
