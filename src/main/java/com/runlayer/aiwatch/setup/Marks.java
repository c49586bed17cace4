// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.config.TenantHost;
import java.time.Instant;
import java.util.Optional;

/// What root remembers besides the record of files.
public interface Marks {
  /// Whether hooks were installed for this user and tenant before.
  boolean isKnown(long uid, TenantHost host);

  /// Hooks are installed for this user and tenant.
  ///
  /// @return why it could not be remembered, as a sentence
  Optional<String> remember(long uid, TenantHost host);

  /// When the package was installed; empty where that is not known, or is said to be in the future.
  Optional<Instant> installedAt();
}
