// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.platform.SystemRoots;
import java.util.Optional;

/// How a tenant is reached.
///
/// @param host the tenant's address
/// @param roots what is configured to be trusted beside the built-in certificate authorities
/// @param systemRoots what the system trusts beside them; asked only where a server's certificate
/// needs it
/// @param proxy the forward proxy; none is used where it is absent
/// @param userAgent what the program calls itself
public record TenantConnection(
    TenantHost host,
    Optional<CaBundle> roots,
    SystemRoots systemRoots,
    Optional<ProxyAddress> proxy,
    String userAgent) {

  /// A connection for which the system is not asked whom it trusts.
  public TenantConnection(
      TenantHost host, Optional<CaBundle> roots, Optional<ProxyAddress> proxy, String userAgent) {
    this(host, roots, SystemRoots.none(), proxy, userAgent);
  }
}
