// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantException;

/// Leads to the tenant; asked only once there is something to deliver, because that starts the
/// container.
@FunctionalInterface
public interface TenantWay {
  /// A client of the tenant.
  ///
  /// @throws NoTenantException if the configuration has no usable way
  /// @throws TenantException if its roots cannot be used
  Tenant connect() throws NoTenantException, TenantException;
}
