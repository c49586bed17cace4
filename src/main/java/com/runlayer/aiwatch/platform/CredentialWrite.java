// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// What came of changing a credential.
public sealed interface CredentialWrite permits CredentialWrite.Done, CredentialFailure {
  /// The store holds what was asked for.
  record Done() implements CredentialWrite {}
}
