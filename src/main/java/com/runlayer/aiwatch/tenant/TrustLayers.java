// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The JDK's trust managers for sets of roots, made when they are first needed.
final class TrustLayers {
  private final Optional<CaBundle> bundle;
  private @Nullable X509ExtendedTrustManager own;
  private @Nullable X509ExtendedTrustManager builtIn;

  TrustLayers(Optional<CaBundle> bundle) {
    this.bundle = bundle;
  }

  /// The configured roots; absent where none are configured.
  synchronized Optional<X509ExtendedTrustManager> own() {
    if (own == null && bundle.isPresent()) {
      own = of(bundle.get().roots());
    }
    return Optional.ofNullable(own);
  }

  /// The roots of the JDK that built or runs the program.
  synchronized X509ExtendedTrustManager builtIn() {
    if (builtIn == null) {
      builtIn = manager(null);
    }
    return builtIn;
  }

  /// These roots and no other.
  static X509ExtendedTrustManager of(Collection<? extends Certificate> roots) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int index = 0;
      for (Certificate root : roots) {
        store.setCertificateEntry("root-" + index++, root);
      }
      return manager(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("every JDK keeps certificates in memory", e);
    }
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore roots) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager extended) {
          return extended;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's own trust store cannot be read", e);
    }
    throw new IllegalStateException("every JDK checks X.509 certificates");
  }
}
