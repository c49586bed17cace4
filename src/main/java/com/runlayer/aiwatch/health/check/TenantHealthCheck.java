// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.tenant.ProbeAnswer;
import java.util.List;

/// Whether what answers is the tenant, and whether it is well.
final class TenantHealthCheck implements Check {
  static final String NAME = "tenant_health";

  private final Way way;

  TenantHealthCheck(Way way) {
    this.way = way;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of(TlsCheck.NAME);
  }

  @Override
  public Finding run() {
    return switch (way.health()) {
      case ProbeAnswer.Received received -> received(received);
      case ProbeAnswer.NoAnswer none ->
          Finding.problem(
              none.clause(), "check Host and Proxy; if both are right, try again later");
      // the findings about proxy and TLS stand before this one, and keep it from being asked
      case ProbeAnswer.CertificateRefused _, ProbeAnswer.ProxyFailed _, ProbeAnswer.TlsFailed _ ->
          Finding.notApplicable("there is no connection");
    };
  }

  private static Finding received(ProbeAnswer.Received answer) {
    boolean page =
        answer.contentType().startsWith("text/html")
            || answer.body().stripLeading().startsWith("<");
    String seen = "the health check answered " + answer.status();
    if (answer.status() / 100 == 3) {
      return Finding.problem(
          seen + ", which leads elsewhere; redirects are not followed",
          "log in to this network if it asks for that; else set Host to the tenant's own address");
    }
    if (answer.status() >= 500) {
      return Finding.problem(
          seen + ": the tenant, or what stands before it, has a trouble of its own",
          "try again later; if it stays, tell the vendor");
    }
    if (answer.status() == 404) {
      return Finding.problem(seen + ": this is not the tenant", "check Host, also its path");
    }
    if (answer.status() != 200) {
      return Finding.problem(seen, "check Host, and what stands before the tenant");
    }
    return page
        ? Finding.problem(
            seen + " with a web page: something else answers in the tenant's place",
            "log in to this network with a browser, or check Host")
        : Finding.ok("the tenant is there and well");
  }
}
