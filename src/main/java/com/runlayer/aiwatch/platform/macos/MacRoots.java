// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.SystemRoots;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Whom macOS trusts, asked about one chain (`SecTrustEvaluateWithError`), as Go and rustls ask it.
///
/// The other ways give lists, and lists say too little. `SecTrustCopyAnchorCertificates` knows
/// Apple's roots only, without those that an MDM installed. `SecTrustSettingsCopyCertificates`
/// knows those, but whether one is trusted for TLS, for one host, or not at all stands in settings
/// that would have to be interpreted here. An evaluation respects all of it, distrust included,
/// needs
/// neither dialogue nor keychain password, and works as root and as the user; the user's own
/// trust settings, which macOS lets nobody change without a password, count as they do in Safari.
///
/// Of the completed chain the last certificate is given, so that the JDK checks the rest once more.
/// Nothing is fetched from the network. Loads the frameworks at each call.
public final class MacRoots implements SystemRoots {
  private static final byte SERVER = 1;
  private static final byte NO = 0;
  private static final int SUCCESS = 0;

  /// More than any chain has; what a server shows beyond is not looked at.
  private static final int MAX_CHAIN = 20;

  private static final long MAX_BYTES = 64 * 1024;

  private final Supplier<Frameworks> frameworks;

  /// Nothing is loaded yet.
  public MacRoots() {
    this(Frameworks::system);
  }

  MacRoots(Supplier<Frameworks> frameworks) {
    this.frameworks = frameworks;
  }

  @Override
  public List<X509Certificate> anchors(List<X509Certificate> chain, String host) {
    Frameworks system;
    try {
      system = frameworks.get();
    } catch (PlatformUnavailableException e) {
      return List.of();
    }
    try (Owned owned = new Owned(system.coreFoundation())) {
      return trusted(system, owned, chain, host)
          .flatMap(trust -> owned.take(system.security().SecTrustCopyCertificateChain(trust)))
          .flatMap(completed -> last(system, owned, completed))
          .map(List::of)
          .orElse(List.of());
    } catch (CertificateException e) {
      return List.of();
    }
  }

  /// The question, if the system's answer to it is yes.
  private static Optional<Pointer> trusted(
      Frameworks system, Owned owned, List<X509Certificate> chain, String host)
      throws CertificateEncodingException {
    Security security = system.security();
    Optional<Pointer> certificates = array(system, owned, chain);
    Optional<Pointer> policy = owned.take(security.SecPolicyCreateSSL(SERVER, owned.text(host)));
    if (certificates.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    PointerByReference result = new PointerByReference();
    if (security.SecTrustCreateWithCertificates(certificates.get(), policy.get(), result)
        != SUCCESS) {
      return Optional.empty();
    }
    Optional<Pointer> trust = owned.take(result.getValue());
    return trust.filter(
        question ->
            security.SecTrustSetNetworkFetchAllowed(question, NO) == SUCCESS
                && security.SecTrustEvaluateWithError(question, Pointer.NULL) != 0);
  }

  private static Optional<Pointer> array(
      Frameworks system, Owned owned, List<X509Certificate> chain)
      throws CertificateEncodingException {
    CoreFoundation foundation = system.coreFoundation();
    Optional<Pointer> array =
        owned.take(
            foundation.CFArrayCreateMutable(
                Pointer.NULL, 0, system.symbols().apply("kCFTypeArrayCallBacks")));
    if (array.isEmpty()) {
      return Optional.empty();
    }
    for (X509Certificate certificate : chain.subList(0, Math.min(MAX_CHAIN, chain.size()))) {
      byte[] der = certificate.getEncoded();
      Optional<Pointer> known =
          owned
              .take(foundation.CFDataCreate(Pointer.NULL, der, der.length))
              .flatMap(
                  data ->
                      owned.take(
                          system.security().SecCertificateCreateWithData(Pointer.NULL, data)));
      if (known.isEmpty()) {
        return Optional.empty();
      }
      foundation.CFArrayAppendValue(array.get(), known.get());
    }
    return array;
  }

  private static Optional<X509Certificate> last(Frameworks system, Owned owned, Pointer chain) {
    CoreFoundation foundation = system.coreFoundation();
    long count = foundation.CFArrayGetCount(chain);
    if (count <= 0) {
      return Optional.empty();
    }
    Pointer root = foundation.CFArrayGetValueAtIndex(chain, count - 1);
    return owned
        .take(system.security().SecCertificateCopyData(root))
        .flatMap(data -> parse(foundation, data));
  }

  private static Optional<X509Certificate> parse(CoreFoundation foundation, Pointer data) {
    long length = foundation.CFDataGetLength(data);
    if (length <= 0 || length > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] der = foundation.CFDataGetBytePtr(data).getByteArray(0, (int) length);
    try {
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der))
              instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }
}
