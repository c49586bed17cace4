// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.time.Duration;

/// One tenant, as the rest of the program calls it. Every method blocks until the answer is there,
/// was retried as far as the interface allows, or failed.
public interface Tenant {
  /// Exchanges an enrollment key for a user key.
  ///
  /// @return the user key, never empty
  String enroll(String enrollmentKey, EnrollRequest request) throws TenantException;

  /// The same in one attempt, for a caller whose own caller waits.
  ///
  /// @param limit for the whole exchange
  String enrollOnce(String enrollmentKey, EnrollRequest request, Duration limit)
      throws TenantException;

  /// Reports a scan, on the old route where the tenant does not know the new one.
  ScanReceipt submitScan(String orgKey, ScanReport report) throws TenantException;

  /// Whether a skill's content is known to the tenant already.
  boolean isKnownSkill(String orgKey, SkillLookup lookup) throws TenantException;

  /// Reports a skill on this device.
  void submitSkill(String orgKey, SkillReport report) throws TenantException;

  /// Whether a plugin's content is known to the tenant already.
  boolean isKnownPlugin(String orgKey, PluginLookup lookup) throws TenantException;

  /// Reports a plugin on this device.
  PluginReceipt submitPlugin(String orgKey, PluginReport report) throws TenantException;

  /// Gives a sign of life. One try, at most five seconds.
  void checkIn(String orgKey, CheckIn report) throws TenantException;

  /// Tells what a hook saw earlier. At most 5 s for an answer, 10 s for a large one; any 2xx will
  /// do,
  /// whatever it says.
  void submitHookEvent(String userKey, HookSubmission submission) throws TenantException;
}
