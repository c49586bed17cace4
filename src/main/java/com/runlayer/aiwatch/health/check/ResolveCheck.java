// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.tenant.ProbeStep;
import java.util.List;

/// Whether the name that is connected to has an address: the tenant's, or the proxy's.
final class ResolveCheck implements Check {
  static final String NAME = "resolve";

  private final Way way;

  ResolveCheck(Way way) {
    this.way = way;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of(HostCheck.NAME, CaBundleCheck.NAME);
  }

  @Override
  public Finding run() {
    return switch (way.resolve()) {
      case ProbeStep.Done done -> Finding.ok("the name leads to " + done.seen());
      case ProbeStep.Failed failed ->
          Finding.problem(
              failed.clause(),
              way.hasProxy()
                  ? "check Proxy, and the name service of this network"
                  : "check Host, the name service of this network, and whether a VPN is needed");
    };
  }
}
