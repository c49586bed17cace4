// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.HookPresence.ClientHook;
import com.runlayer.aiwatch.health.Subject;
import java.util.ArrayList;
import java.util.List;

/// All checks of `doctor`.
public final class Checks {
  private Checks() {}

  /// In the order of causes: what makes others fail stands before them. The state folder comes
  /// before everything that reads in it, because reading closes a folder that is open to others.
  public static List<Check> of(Subject subject) {
    Way way = new Way(subject.network(), subject.settings().host());
    List<Check> checks = new ArrayList<>();
    checks.add(new ConfigurationCheck(subject.managed(), subject.settings()));
    checks.add(new ValuesCheck(subject.settings()));
    checks.add(new HostCheck(subject.settings()));
    checks.add(new ForcedCheck(subject.settings()));
    checks.add(new OrgKeyFormCheck(subject.settings()));
    checks.add(new EnrollmentKeyFormCheck(subject.settings()));
    checks.add(new StateFolderCheck(subject));
    checks.add(new CaBundleCheck(subject.settings().caBundle(), subject.files()));
    checks.add(new ProxyCheck(subject.network(), subject.settings().host()));
    checks.add(new ResolveCheck(way));
    checks.add(new ConnectCheck(way));
    checks.add(new TunnelCheck(way));
    checks.add(new TlsCheck(way, subject.clock()));
    checks.add(new ClockCheck(way, subject.clock()));
    checks.add(new TenantHealthCheck(way));
    checks.add(new OrgKeyCheck(way, subject.settings()));
    checks.add(new ProgramPathCheck(subject));
    checks.add(new SignatureCheck(subject));
    checks.add(new QuarantineCheck(subject));
    checks.add(new VersionRecordCheck(subject));
    for (LaunchdUnit unit : LaunchdUnit.values()) {
      checks.add(new LaunchdCheck(subject, unit));
    }
    checks.add(new EnrollmentCheck(subject));
    checks.add(new LastEnrollmentCheck(subject));
    checks.add(new UserKeyCheck(subject));
    checks.add(new DeviceIdCheck(subject));
    checks.add(new FullDiskAccessCheck(subject));
    checks.add(new LastScanCheck(subject));
    for (ClientHook client : subject.hooks().clients()) {
      checks.add(new HookCheck(client, subject.settings()));
    }
    checks.add(new SpoolCheck(subject));
    checks.add(new LogCheck(subject.log(), subject.root()));
    return List.copyOf(checks);
  }
}
