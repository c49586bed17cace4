// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Why a server's certificate does not do.
final class CertificateRefusal extends CertificateException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_NAME = 100;
  private static final int MAX_NAMES = 3;
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final CertificateFault reason;
  private final String detail;
  private final X509Certificate shown;

  private CertificateRefusal(
      CertificateFault reason, String detail, X509Certificate shown, CertificateException cause) {
    super(reason + " " + detail, cause);
    this.reason = reason;
    this.detail = detail;
    this.shown = shown;
  }

  CertificateFault reason() {
    return reason;
  }

  /// What the certificate says itself (the names it is for, or who has issued it), or what the JDK
  /// says about a chain that does not hold. Untrusted and short, possibly empty.
  String detail() {
    return detail;
  }

  /// The server's own certificate. Untrusted.
  X509Certificate shown() {
    return shown;
  }

  /// @param failures what each set of roots had against the chain; at least one
  static CertificateRefusal of(X509Certificate[] chain, List<CertificateException> failures) {
    CertificateFault reason = CertificateFault.UNTRUSTED;
    CertificateException cause = failures.getFirst();
    for (CertificateException failure : failures) {
      CertificateFault other = reason(chain, failure);
      if (other.compareTo(reason) < 0) {
        reason = other;
        cause = failure;
      }
    }
    String detail =
        switch (reason) {
          case WRONG_NAME -> names(chain[0]);
          case UNTRUSTED -> shortened(chain[chain.length - 1].getIssuerX500Principal().getName());
          case BROKEN -> shortened(innermost(cause));
          case EXPIRED, NOT_YET_VALID, SELF_SIGNED -> "";
        };
    return new CertificateRefusal(reason, detail, chain[0], cause);
  }

  private static CertificateFault reason(X509Certificate[] chain, CertificateException failure) {
    if (find(failure, CertificateExpiredException.class).isPresent()) {
      return CertificateFault.EXPIRED;
    }
    if (find(failure, CertificateNotYetValidException.class).isPresent()) {
      return CertificateFault.NOT_YET_VALID;
    }
    if (find(failure, CertPathBuilderException.class).isPresent()) {
      X509Certificate own = chain[0];
      return own.getIssuerX500Principal().equals(own.getSubjectX500Principal())
          ? CertificateFault.SELF_SIGNED
          : CertificateFault.UNTRUSTED;
    }
    // Where the chain holds, the JDK checks the name last and has a plain exception for it.
    return failure.getClass() == CertificateException.class
        ? CertificateFault.WRONG_NAME
        : CertificateFault.BROKEN;
  }

  /// The first of the causes that is of a type; a chain of causes is never looked through further
  /// than 20.
  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /// The JDK's own words: `signature check failed`.
  private static String innermost(CertificateException failure) {
    return String.valueOf(
        find(failure, CertPathValidatorException.class)
            .map(Throwable::getMessage)
            .orElse(failure.getMessage()));
  }

  private static String names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      for (List<?> name : Objects.requireNonNullElse(alternatives, List.<List<?>>of())) {
        Object type = name.get(0);
        if (type.equals(DNS_NAME) || type.equals(IP_ADDRESS)) {
          names.add(shortened(String.valueOf(name.get(1))));
        }
      }
    } catch (CertificateException e) {
      // it names nobody
    }
    int more = names.size() - MAX_NAMES;
    String all = String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())));
    return more > 0 ? all + " and " + more + " more" : all;
  }

  static String shortened(String name) {
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name;
  }
}
