// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.verdict;

import com.runlayer.aiwatch.config.Secret;

/// Where a hook gets the user's key from.
public interface KeyRing {
  /// The stored key. Where there is none, or the tenant refused it before, one is asked for, unless
  /// that was tried a moment ago.
  Key key();

  /// The same after the tenant has refused a key.
  ///
  /// @param refused the key that [#key] gave
  Key afterRefusal(Secret refused);
}
