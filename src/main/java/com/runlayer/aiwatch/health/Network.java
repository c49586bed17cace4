// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.config.ProxyRoute;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantException;

/// The way to a tenant that every command goes.
public interface Network {
  /// Through which proxy, and who says so.
  ProxyRoute proxy(TenantHost host);

  /// The way.
  ///
  /// @throws TenantException if the configured roots cannot be used
  TenantConnection connection(TenantHost host) throws TenantException;
}
