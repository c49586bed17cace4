// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// Makes the client of a tenant. An interface because the client needs the container, and what
/// calls it does not.
public interface TenantConnector {
  /// A client of the tenant at the other end of `connection`; no connection is opened yet.
  Tenant connect(TenantConnection connection);
}
