// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.config.TenantHost;
import java.util.Optional;

/// What root remembers besides the record of files.
public interface Marks {
  /// Whether hooks were installed for this user and tenant before.
  boolean isKnown(long uid, TenantHost host);

  /// Hooks are installed for this user and tenant.
  ///
  /// @return why it could not be remembered, as a sentence
  Optional<String> remember(long uid, TenantHost host);

  /// What [#remember] noted goes, because the hooks went.
  ///
  /// @return why it could not be forgotten, as a sentence
  Optional<String> forget(long uid, TenantHost host);

  /// Whether the package was installed a moment ago.
  boolean isJustInstalled();
}
