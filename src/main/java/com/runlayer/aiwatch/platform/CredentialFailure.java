// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// Why a credential could be neither read nor changed.
public sealed interface CredentialFailure extends CredentialRead, CredentialWrite {
  /// One sentence for a person: what failed, where, what to do.
  String sentence();

  /// The store is locked, which passes when the user logs in or unlocks it.
  record Locked(String sentence) implements CredentialFailure {}

  /// The store is open, but not to this program.
  record Denied(String sentence) implements CredentialFailure {}

  /// Anything else.
  record Failed(String sentence) implements CredentialFailure {}
}
