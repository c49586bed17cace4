// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.time.Instant;
import java.util.Optional;

/// What came of one request to a tenant, with everything below it.
public sealed interface ProbeAnswer {
  /// Something answered in HTTP.
  ///
  /// @param status of HTTP
  /// @param date the answer's `Date` header; empty where it has none
  /// @param contentType as the answer says it, in lower case; may be empty
  /// @param body its beginning, at most 4 KiB
  /// @param tls how the connection is protected; empty over plain http
  record Received(
      int status, Optional<Instant> date, String contentType, String body, Optional<Tls> tls)
      implements ProbeAnswer {}

  /// A protected connection.
  ///
  /// @param protocol `TLSv1.3`
  /// @param issuer who vouches for the tenant's certificate; a company's own authority where the
  /// network inspects TLS
  record Tls(String protocol, String issuer) {}

  /// The certificate does not do.
  ///
  /// @param fault why
  /// @param detail the names it is for, who issued it, or what does not hold; may be empty
  /// @param issuer who vouches for it
  /// @param from when it begins
  /// @param until when it ends
  record CertificateRefused(
      CertificateFault fault, String detail, String issuer, Instant from, Instant until)
      implements ProbeAnswer {}

  /// The proxy did not lead to the tenant.
  ///
  /// @param clause for a person; names the proxy without its login
  /// @param advice what to do
  record ProxyFailed(String clause, String advice) implements ProbeAnswer {}

  /// No protected connection came about, for another reason.
  ///
  /// @param clause for a person
  record TlsFailed(String clause) implements ProbeAnswer {}

  /// The connection stood, and no answer came.
  ///
  /// @param clause for a person
  record NoAnswer(String clause) implements ProbeAnswer {}
}
