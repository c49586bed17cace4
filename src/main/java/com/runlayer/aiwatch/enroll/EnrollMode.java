// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import java.time.Duration;

/// When an exchange is made.
public enum EnrollMode {
  /// By `enroll`: where there is no key, or the tenant refused the one that is there.
  IF_NEEDED(Duration.ofMinutes(3)),
  /// By `enroll --force`: in any case.
  FORCED(Duration.ofMinutes(3)),
  /// By a hook, whose client waits: like {@link #IF_NEEDED}, but not again within a minute.
  LAZY(Duration.ofSeconds(2));

  private final Duration patience;

  EnrollMode(Duration patience) {
    this.patience = patience;
  }

  /// How long another caller's exchange is waited for. Three tries of an exchange end within three
  /// minutes.
  Duration patience() {
    return patience;
  }
}
