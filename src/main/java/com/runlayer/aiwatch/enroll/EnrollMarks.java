// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.time.Clock;
import java.time.Duration;

/// The empty files that say how an enrollment stands to whoever cannot, or need not, ask the
/// keychain.
final class EnrollMarks {
  static final String ENROLLED = ".enrolled-";
  static final String REJECTED = ".key-rejected-";
  private static final String ATTEMPT = ".enrollment-attempt";
  private static final Duration COOLDOWN = Duration.ofSeconds(60);
  static final long MAX_BYTES = 64;

  private final StateFiles state;
  private final Clock clock;

  EnrollMarks(StateFiles state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /// Says that this user has a key for the tenant; root sees it without the keychain.
  void enrolled(TenantHost host) throws StateException {
    touch(name(ENROLLED, host));
  }

  void notEnrolled(TenantHost host) throws StateException {
    state.delete(name(ENROLLED, host));
  }

  /// Says that the tenant refused the key that is stored.
  void rejected(TenantHost host) throws StateException {
    touch(name(REJECTED, host));
  }

  void accepted(TenantHost host) throws StateException {
    state.delete(name(REJECTED, host));
  }

  /// A strange thing in the mark's place is none of ours and says nothing.
  boolean isRejected(TenantHost host) throws StateException {
    return state.read(name(REJECTED, host), MAX_BYTES) instanceof FileContent.Read;
  }

  void attempted() throws StateException {
    touch(ATTEMPT);
  }

  /// A time in the future says nothing about how long ago an attempt was, and counts as none.
  boolean isCoolingDown() throws StateException {
    if (!(state.read(ATTEMPT, MAX_BYTES) instanceof FileContent.Read read)) {
      return false;
    }
    Duration age = Duration.between(read.modified(), clock.instant());
    return !age.isNegative() && age.compareTo(COOLDOWN) < 0;
  }

  private static String name(String mark, TenantHost host) {
    return mark + HostFileName.of(host.hostKey());
  }

  private void touch(String name) throws StateException {
    state.write(name, new byte[0]);
  }
}
