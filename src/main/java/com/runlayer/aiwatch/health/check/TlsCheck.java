// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
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
    return List.of(ConnectCheck.NAME);
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
      case ProbeAnswer.OutOfTime late ->
          Finding.problem(
              "the tenant's certificate (issued by "
                  + late.issuer()
                  + ") is valid from "
                  + Ages.time(late.from())
                  + " to "
                  + Ages.time(late.until())
                  + ", and the clock of this device says "
                  + Ages.time(clock.instant()),
              "where that clock is wrong, set it; else the tenant needs a new certificate");
      case ProbeAnswer.NotTrusted stranger ->
          Finding.problem(
              "the tenant's certificate is not trusted; it was issued by " + stranger.issuer(),
              "where that is the authority of a company whose network inspects TLS, configure its"
                  + " root (CaBundle); else somebody stands in between");
      case ProbeAnswer.WrongName other ->
          Finding.problem(
              "the certificate is for another name; it belongs to " + other.subject(),
              "check Host, and whether a network's login page stands in between");
      case ProbeAnswer.TlsFailed failed ->
          Finding.problem(
              failed.clause(), "check the port of Host, and what inspects TLS in this network");
      case ProbeAnswer.NoAnswer _ ->
          Finding.notApplicable("the connection ended before TLS could be judged");
    };
  }
}
