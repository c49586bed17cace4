// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.runlayer.aiwatch.platform.CredentialFailure;

/// How a user stands with one tenant: what the marks say, and whether the key is there.
///
/// @param hostKey which tenant
/// @param marked whether the marker says that there is a key
/// @param rejected whether the tenant refused the key
/// @param key whether it is there
public record HostStanding(String hostKey, boolean marked, boolean rejected, Key key) {
  /// Whether the key is there; never the key itself.
  public sealed interface Key {
    /// It can be read.
    record Present() implements Key {}

    /// There is none.
    record Absent() implements Key {}

    /// The store did not say.
    record Unknown(CredentialFailure failure) implements Key {}
  }

  /// Whether calls of this user can be judged.
  public boolean enrolled() {
    return key instanceof Key.Present && !rejected;
  }
}
