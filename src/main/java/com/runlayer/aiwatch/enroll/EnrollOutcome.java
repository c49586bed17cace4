// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.platform.CredentialFailure;
import java.util.OptionalLong;

/// What became of an enrollment that did not fail at the tenant.
public sealed interface EnrollOutcome {
  /// A key was there and is good, or another process has just got one. Nothing was sent.
  record Already(Secret key) implements EnrollOutcome {}

  /// The tenant gave a key, and it is stored.
  record Exchanged(Secret key) implements EnrollOutcome {}

  /// The credential store does not work. What was there before is as it was.
  record StoreUnusable(CredentialFailure failure) implements EnrollOutcome {}

  /// The tenant gave something that is no key. Nothing was stored.
  record NoUsableKey() implements EnrollOutcome {}

  /// Another process has been exchanging for longer than this one waits.
  ///
  /// @param holder that process, where it is known
  record Busy(OptionalLong holder) implements EnrollOutcome {}

  /// The last lazy attempt is less than a minute old.
  record CoolingDown() implements EnrollOutcome {}

  /// Root has no keychain of its own and never enrolls.
  record RootRefused() implements EnrollOutcome {}
}
