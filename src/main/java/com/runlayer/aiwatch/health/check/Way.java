// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.health.Network;
import com.runlayer.aiwatch.tenant.ProbeAnswer;
import com.runlayer.aiwatch.tenant.ProbeStep;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantException;
import com.runlayer.aiwatch.tenant.TenantProbe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way to the tenant, which several checks look at and which is gone once. Only to be asked
/// when a host is configured and its roots can be used. For one thread.
final class Way {
  private final Network network;
  private final Optional<TenantHost> host;
  private @Nullable TenantConnection connection;
  private @Nullable ProbeAnswer health;

  /// @param host the tenant that is configured
  Way(Network network, Optional<TenantHost> host) {
    this.network = network;
    this.host = host;
  }

  ProbeStep resolve() {
    return probe().resolve();
  }

  ProbeStep connect() {
    return probe().connect();
  }

  ProbeAnswer health() {
    ProbeAnswer known = health;
    if (known == null) {
      known = probe().health();
      health = known;
    }
    return known;
  }

  ProbeAnswer lookUp(String orgKey) {
    return probe().lookUp(orgKey);
  }

  boolean hasProxy() {
    return connection().proxy().isPresent();
  }

  private TenantProbe probe() {
    return new TenantProbe(connection());
  }

  private TenantConnection connection() {
    TenantConnection made = connection;
    if (made == null) {
      try {
        made = network.connection(host.orElseThrow());
      } catch (TenantException e) {
        throw new IllegalStateException("a check of the way needs the one of its roots", e);
      }
      connection = made;
    }
    return made;
  }
}
