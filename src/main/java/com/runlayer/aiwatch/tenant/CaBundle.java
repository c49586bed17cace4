// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
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
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /// Copies the list.
  public CaBundle {
    roots = List.copyOf(roots);
  }

  /// Reads a file of PEM certificates.
  ///
  /// @throws TenantException if it cannot be read or used; the sentence names it
  public static CaBundle read(Path path, SafeFiles files) throws TenantException {
    return switch (files.read(path, SafeFiles.Links.FOLLOW, MAX_BYTES)) {
      case FileContent.Read read -> parse(path, read.bytes());
      case FileContent.Absent _ ->
          throw new TenantException.Permanent(
              "the CA bundle " + path + " is not there; name an existing file");
      case FileContent.Refused refused ->
          throw new TenantException.Permanent(
              "the CA bundle " + path + " " + refused.explanation());
    };
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
