// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.TenantHost;
import java.util.Optional;

/// How a tenant is reached.
///
/// @param host the tenant's address
/// @param roots what is trusted beside the built-in certificate authorities
/// @param proxy the forward proxy; none is used where it is absent
/// @param userAgent what the program calls itself
public record TenantConnection(
    TenantHost host, Optional<CaBundle> roots, Optional<ProxyAddress> proxy, String userAgent) {}
