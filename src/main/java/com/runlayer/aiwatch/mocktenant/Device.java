// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;
import java.util.Optional;

/// A device as its last report described it, with the account that reported.
///
/// @param lastSeen when that report arrived
public record Device(
    String deviceId,
    String hostname,
    String os,
    String osVersion,
    String username,
    Optional<String> orgDeviceId,
    Instant lastSeen) {

  /// Reads the device fields that every report carries beside its own.
  static Device read(BodyCheck report, Instant time) throws Refusal {
    return new Device(
        report.text("device_id"),
        report.text("hostname"),
        report.text("os"),
        report.text("os_version"),
        report.text("username"),
        report.optionalText("org_device_id"),
        time);
  }

  Account account() {
    return new Account(deviceId, username);
  }

  /// One user of one device: a report replaces what the same account reported before.
  record Account(String deviceId, String username) {}
}
