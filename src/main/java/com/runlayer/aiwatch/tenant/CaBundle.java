// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The roots of a company's own certificate authority.
///
/// @param roots at least one
public record CaBundle(List<Certificate> roots) {
  /// The trust store only lives in memory; the client's API wants a password for it.
  static final String STORE_PASSWORD = "in-memory";

  /// Copies the list.
  public CaBundle {
    roots = List.copyOf(roots);
  }

  /// Reads PEM certificates.
  ///
  /// @param path where they come from, for the message
  /// @throws TenantException if there is no certificate in the file, or something that is none
  public static CaBundle parse(Path path, byte[] pem) throws TenantException {
    try {
      List<Certificate> roots =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(pem)));
      if (!roots.isEmpty()) {
        return new CaBundle(roots);
      }
    } catch (CertificateException e) {
      // the same sentence as for a file without any: the parser's own names bytes, not lines
    }
    throw new TenantException.Permanent(
        "the CA bundle "
            + path
            + " cannot be used: it must hold PEM certificates (BEGIN CERTIFICATE)");
  }

  /// A trust store of these roots and the built-in ones.
  KeyStore withBuiltInRoots() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int index = 0;
      for (Certificate root : roots) {
        store.setCertificateEntry("own-" + index++, root);
      }
      TrustManagerFactory builtIn =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      builtIn.init((KeyStore) null);
      for (TrustManager manager : builtIn.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          for (X509Certificate root : x509.getAcceptedIssuers()) {
            store.setCertificateEntry("built-in-" + index++, root);
          }
        }
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every JDK keeps certificates in memory", e);
    }
  }
}
