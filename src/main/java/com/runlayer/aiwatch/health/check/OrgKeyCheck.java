// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.tenant.ProbeAnswer;
import java.util.List;
import java.util.Optional;

/// Whether the tenant accepts the organisation's key, by asking for a plugin that nobody has: of
/// the
/// calls with this key it is the one that leaves nothing behind, and it needs the same role as a
/// scan.
final class OrgKeyCheck implements Check {
  private final Way way;
  private final Settings settings;

  OrgKeyCheck(Way way, Settings settings) {
    this.way = way;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "org_key";
  }

  @Override
  public List<String> needs() {
    return List.of(TenantHealthCheck.NAME, OrgKeyFormCheck.NAME);
  }

  @Override
  public Finding run() {
    Optional<Secret> key = settings.orgApiKey();
    if (key.isEmpty()) {
      return Finding.notApplicable("no OrgApiKey is configured");
    }
    if (!(way.lookUp(key.get().value()) instanceof ProbeAnswer.Received answer)) {
      return Finding.warning(
          "the tenant did not answer whether it accepts OrgApiKey", "try again later");
    }
    String masked = key.get().masked();
    return switch (answer.status()) {
      case 200 ->
          answer.body().contains("\"known\"")
              ? Finding.ok("the tenant accepts " + masked)
              : Finding.warning(
                  "the tenant's answer about OrgApiKey makes no sense",
                  "check that this version of aiwatch fits the tenant");
      case 401 ->
          Finding.problem(
              "the tenant does not know OrgApiKey (" + masked + "), or it was revoked (401)",
              "make a new key in the tenant and push it");
      case 403 ->
          Finding.problem(
              "OrgApiKey (" + masked + ") lacks the role for scans (403)",
              "give the key the scan role in the tenant, or push one that has it");
      case 404 -> Finding.notApplicable("this tenant does not have the call that would tell (404)");
      default ->
          Finding.warning(
              "the tenant answered " + answer.status() + " when OrgApiKey was tried",
              "try again later");
    };
  }
}
