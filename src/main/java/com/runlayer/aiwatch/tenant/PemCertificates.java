// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// Finds in a large PEM file the few certificates that can end a chain. Only those are parsed,
/// because parsing all of a distribution's costs more than the whole request.
final class PemCertificates {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private PemCertificates() {}

  /// The certificates whose holder has issued one of the chain, or is in it. A damaged one is left
  /// out and costs no other.
  static List<X509Certificate> issuersOf(List<X509Certificate> chain, byte[] pem) {
    List<byte[]> all = blocks(new String(pem, StandardCharsets.ISO_8859_1));
    List<X500Principal> wanted =
        chain.stream()
            .flatMap(c -> List.of(c.getIssuerX500Principal(), c.getSubjectX500Principal()).stream())
            .distinct()
            .toList();
    List<byte[]> names = wanted.stream().map(X500Principal::getEncoded).toList();
    List<X509Certificate> found =
        all.stream()
            .filter(der -> names.stream().anyMatch(name -> contains(der, name)))
            .flatMap(der -> parse(der).stream())
            .filter(root -> wanted.contains(root.getSubjectX500Principal()))
            .toList();
    // Equal names can be encoded differently (RFC 5280, 7.1). Then only parsing shows it.
    return found.isEmpty()
        ? all.stream()
            .flatMap(der -> parse(der).stream())
            .filter(root -> wanted.contains(root.getSubjectX500Principal()))
            .toList()
        : found;
  }

  private static List<byte[]> blocks(String pem) {
    List<byte[]> blocks = new ArrayList<>();
    int begin = pem.indexOf(BEGIN);
    while (begin >= 0) {
      int start = begin + BEGIN.length();
      int end = pem.indexOf(END, start);
      int next = pem.indexOf(BEGIN, start);
      if (end < 0) {
        break;
      }
      if (next < 0 || end < next) {
        try {
          blocks.add(Base64.getMimeDecoder().decode(pem.substring(start, end)));
        } catch (IllegalArgumentException e) {
          // a damaged one is left out
        }
      }
      begin = next;
    }
    return blocks;
  }

  private static Optional<X509Certificate> parse(byte[] der) {
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

  /// Both are short: a certificate and the name in it.
  private static boolean contains(byte[] der, byte[] name) {
    for (int start = 0; start <= der.length - name.length; start++) {
      int i = 0;
      while (i < name.length && der[start + i] == name[i]) {
        i++;
      }
      if (i == name.length) {
        return true;
      }
    }
    return false;
  }
}
