// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.tenant.ProbeStep;
import java.util.List;

/// Whether a connection comes about: to the tenant, or to the proxy.
final class ConnectCheck implements Check {
  static final String NAME = "connect";

  private final Way way;

  ConnectCheck(Way way) {
    this.way = way;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of(ResolveCheck.NAME);
  }

  @Override
  public Finding run() {
    return switch (way.connect()) {
      case ProbeStep.Done done -> Finding.ok("connected to " + done.seen());
      case ProbeStep.Failed failed ->
          Finding.problem(
              failed.clause(),
              way.hasProxy()
                  ? "check Proxy, and whether the proxy runs"
                  : "check the port of Host, the firewall, and whether this network needs a proxy"
                      + " (Proxy)");
    };
  }
}
