// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Decides whether a server is the tenant. Its chain must lead to a root of one of three layers,
/// asked in this order, each only if those before did not do:
///
/// 1. `CaBundle`: a few certificates that are there already;
/// 2. the roots that the program was built with, which a native image holds parsed;
/// 3. the system's. On Linux that is a file of some 150 certificates; on macOS a question to
/// another
///    process. Only networks with a root of their own pay for it.
///
/// Each layer is the JDK's whole check (path, dates, algorithms, name of the host) with other
/// roots, so that no layer can be weaker than another. A root that the administrator took away from
/// the system's still counts if it is a built-in one.
final class ServerTrust extends X509ExtendedTrustManager {
  private final TenantConnection connection;
  private final TrustLayers layers;

  ServerTrust(TenantConnection connection) {
    this.connection = connection;
    this.layers = new TrustLayers(connection.roots());
  }

  /// A context in which only this decides.
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK speaks TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, layer -> layer.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, layer -> layer.checkServerTrusted(chain, authType, engine));
  }

  /// Without a connection nobody knows whether the name is right.
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("the name of the host is unknown");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new CertificateException("this program is no server");
  }

  /// Only servers tell whom they accept.
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  /// The JDK's check with the roots of one layer.
  private interface Check {
    void with(X509ExtendedTrustManager layer) throws CertificateException;
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    if (chain == null || chain.length == 0) {
      throw new CertificateException("the server showed no certificate");
    }
    List<CertificateException> failures = new ArrayList<>();
    for (Supplier<Optional<X509ExtendedTrustManager>> layer : inOrder(chain)) {
      Optional<X509ExtendedTrustManager> roots = layer.get();
      if (roots.isPresent()) {
        try {
          check.with(roots.get());
          // the JDK does not look at the dates of a server's certificate that is itself a root
          chain[0].checkValidity();
          return;
        } catch (CertificateException e) {
          failures.add(e);
        }
      }
    }
    throw CertificateRefusal.of(chain, failures);
  }

  private List<Supplier<Optional<X509ExtendedTrustManager>>> inOrder(X509Certificate[] chain) {
    return List.of(layers::own, () -> Optional.of(layers.builtIn()), () -> system(chain));
  }

  private Optional<X509ExtendedTrustManager> system(X509Certificate[] chain) {
    List<X509Certificate> anchors =
        connection.systemRoots().anchors(List.of(chain), connection.host().name());
    return anchors.isEmpty() ? Optional.empty() : Optional.of(TrustLayers.of(anchors));
  }
}
