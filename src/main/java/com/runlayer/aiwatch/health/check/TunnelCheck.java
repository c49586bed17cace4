// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.tenant.ProbeAnswer;
import java.util.List;

/// Whether the proxy leads to the tenant: whether it wants a login, accepts it, and lets us there.
final class TunnelCheck implements Check {
  static final String NAME = "tunnel";

  private final Way way;

  TunnelCheck(Way way) {
    this.way = way;
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
    if (!way.hasProxy()) {
      return Finding.notApplicable("there is no proxy");
    }
    return way.health() instanceof ProbeAnswer.ProxyFailed failed
        ? Finding.problem(failed.clause(), failed.advice())
        : Finding.ok("the proxy opens a way to the tenant");
  }
}
