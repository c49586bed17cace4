// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;

/// The roots of a company's own certificate authority.
///
/// @param roots at least one
public record CaBundle(List<Certificate> roots) {
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
}
