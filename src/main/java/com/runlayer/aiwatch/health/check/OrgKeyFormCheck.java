// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import java.util.Optional;

/// Whether there is a key for scans, and whether it looks like one.
final class OrgKeyFormCheck implements Check {
  static final String NAME = "org_key_form";
  private static final String PREFIX = "rl_org_";

  private final Settings settings;

  OrgKeyFormCheck(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding run() {
    Optional<Secret> key = settings.orgApiKey();
    if (key.isPresent()) {
      return key.get().value().startsWith(PREFIX)
          ? Finding.ok("the organisation's key is " + key.get().masked())
          : Finding.problem(
              "OrgApiKey does not begin with " + PREFIX + ", as every key of an organisation does",
              "set OrgApiKey to the key for scans; it is not interchangeable with EnrollmentKey");
    }
    return settings.enrollmentKey().isPresent()
        ? Finding.warning(
            "no OrgApiKey is configured: nothing is scanned and no check-in is sent",
            "set OrgApiKey, if this device is to report what it has")
        : Finding.problem(
            "neither OrgApiKey nor EnrollmentKey is configured: there is nothing that aiwatch may do",
            "set OrgApiKey for scans, EnrollmentKey for hooks, or both");
  }
}
