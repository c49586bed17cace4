// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.enroll.HostStanding;
import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.StateException;
import java.util.List;
import java.util.Optional;

/// Whether the tenant was seen to refuse the user's key. It is not asked: every call with that key
/// is a verdict or an event, and both leave something behind at the tenant.
final class UserKeyCheck implements Check {
  private final Subject subject;

  UserKeyCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String name() {
    return "user_key";
  }

  @Override
  public List<String> needs() {
    return List.of(HostCheck.NAME, StateFolderCheck.NAME, EnrollmentCheck.NAME);
  }

  @Override
  public Finding run() throws StateException {
    Optional<TenantHost> host = subject.settings().host();
    if (subject.root() || host.isEmpty()) {
      return Finding.notApplicable("there is no user's key to look at");
    }
    HostStanding standing = subject.enrollments().standing(host.get().hostKey());
    if (!(standing.key() instanceof HostStanding.Key.Present)) {
      return Finding.notApplicable("this user has no key");
    }
    return standing.rejected()
        ? Finding.problem(
            "the tenant refused the user's key (401)",
            "run aiwatch enroll, which exchanges it; the hourly unit does the same")
        : Finding.ok("nobody saw the tenant refuse the user's key; it is not tried here");
  }
}
