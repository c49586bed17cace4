// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.CRC32;

/// How long a scan waits that a timer started, so that the devices of an organisation, which start
/// together when their users log in, do not report together. The same for a device every time, so
/// that its scans stay as far apart as its timer says.
final class Splay {
  private static final long MAX_MILLISECONDS = 60_000;

  private Splay() {}

  /// From nothing to one minute.
  static Duration of(String deviceId) {
    CRC32 checksum = new CRC32();
    checksum.update(deviceId.getBytes(StandardCharsets.UTF_8));
    return Duration.ofMillis(checksum.getValue() % (MAX_MILLISECONDS + 1));
  }

  /// From nothing to five seconds.
  static Duration ofFirstEnrollment(String deviceId) {
    return of(deviceId).dividedBy(12);
  }
}
