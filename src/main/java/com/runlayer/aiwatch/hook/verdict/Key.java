// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.config.Secret;

/// The user's key for the tenant, or why there is none.
public sealed interface Key {
  /// The key.
  record Present(Secret secret) implements Key {}

  /// There is none that can be used.
  ///
  /// @param sentence for a person: why, and what to do
  record Missing(String sentence) implements Key {}
}
