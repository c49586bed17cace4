// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import java.util.Optional;

/// Whether the key that is exchanged for the user's own looks like one. Whether the tenant accepts
/// it is not tried: an exchange makes a key.
final class EnrollmentKeyFormCheck implements Check {
  static final String NAME = "enrollment_key_form";
  private static final String PREFIX = "rl_enroll_";

  private final Settings settings;

  EnrollmentKeyFormCheck(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding run() {
    Optional<Secret> key = settings.enrollmentKey();
    if (key.isEmpty()) {
      return Finding.notApplicable("no EnrollmentKey is configured: hooks are not wanted here");
    }
    return key.get().value().startsWith(PREFIX)
        ? Finding.ok("the enrollment key is " + key.get().masked())
        : Finding.problem(
            "EnrollmentKey does not begin with " + PREFIX + ", as every enrollment key does",
            "set EnrollmentKey to the organisation's enrollment key");
  }
}
