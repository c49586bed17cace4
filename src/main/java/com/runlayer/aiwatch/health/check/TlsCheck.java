// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.tenant.CertificateFault;
import com.runlayer.aiwatch.tenant.ProbeAnswer;
import java.time.Clock;
import java.util.List;

/// Whether the tenant's certificate is trusted, and who vouches for it.
final class TlsCheck implements Check {
  static final String NAME = "tls";

  private final Way way;
  private final Clock clock;

  TlsCheck(Way way, Clock clock) {
    this.way = way;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of(ConnectCheck.NAME, TunnelCheck.NAME);
  }

  @Override
  public Finding run() {
    return switch (way.health()) {
      case ProbeAnswer.Received received ->
          received
              .tls()
              .map(
                  tls ->
                      Finding.ok(tls.protocol() + ", with a certificate issued by " + tls.issuer()))
              .orElseGet(
                  () -> Finding.notApplicable("plain http, which leads to this device itself"));
      case ProbeAnswer.CertificateRefused refused -> refused(refused);
      case ProbeAnswer.TlsFailed failed ->
          Finding.problem(
              failed.clause(), "check the port of Host, and what inspects TLS in this network");
      // the finding about the proxy stands before this one, and keeps it from being asked
      case ProbeAnswer.NoAnswer _, ProbeAnswer.ProxyFailed _ ->
          Finding.notApplicable("the connection ended before TLS could be judged");
    };
  }

  private Finding refused(ProbeAnswer.CertificateRefused refused) {
    String detail = refused.detail();
    return switch (refused.fault()) {
      case EXPIRED, NOT_YET_VALID ->
          Finding.problem(
              outOfTime(refused)
                  + ", and the clock of this device says "
                  + Ages.time(clock.instant()),
              "where that clock is wrong, set it; else the tenant needs a new certificate");
      case WRONG_NAME ->
          Finding.problem(
              "the certificate is not valid for that name"
                  + (detail.isEmpty() ? "" : " but for " + detail),
              "check Host, and whether a network's login page stands in between");
      case BROKEN ->
          Finding.problem(
              "the tenant's certificate does not hold (" + detail + ")",
              "where the network inspects TLS, its root may have been renewed under the same name:"
                  + " replace it (CaBundle)");
      case SELF_SIGNED ->
          Finding.problem(
              "the tenant's certificate is not trusted, because it is signed by itself",
              "check Host; where it is the tenant's own certificate, configure it (CaBundle)");
      case UNTRUSTED ->
          Finding.problem(
              "the tenant's certificate is not trusted: nobody here knows its issuer " + detail,
              "where that is the authority of a company whose network inspects TLS, configure its"
                  + " root (CaBundle); else somebody stands in between");
    };
  }

  /// Another one of the chain can be the one that is over.
  private String outOfTime(ProbeAnswer.CertificateRefused refused) {
    boolean own =
        clock.instant().isBefore(refused.from()) || clock.instant().isAfter(refused.until());
    return own
        ? "the tenant's certificate (issued by "
            + refused.issuer()
            + ") is valid from "
            + Ages.time(refused.from())
            + " to "
            + Ages.time(refused.until())
        : "a certificate above the tenant's (issued by "
            + refused.issuer()
            + ") is "
            + (refused.fault() == CertificateFault.EXPIRED ? "expired" : "not valid yet");
  }
}
