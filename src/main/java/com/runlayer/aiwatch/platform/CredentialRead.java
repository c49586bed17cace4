// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// What came of reading a credential.
public sealed interface CredentialRead
    permits CredentialRead.Found, CredentialRead.Absent, CredentialFailure {
  /// The key is there. Its string form leaves the key out.
  ///
  /// @param key never empty
  record Found(String key) implements CredentialRead {
    @Override
    public String toString() {
      return "Found";
    }
  }

  /// There is none.
  record Absent() implements CredentialRead {}
}
