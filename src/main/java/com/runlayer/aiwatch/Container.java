// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import com.runlayer.aiwatch.tenant.Tenant;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantConnector;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;

/// Starts the container when the first command asks for the tenant, and not before: its start is
/// most of the time and the memory of a short command, and `--version`, `config show` or a dry run
/// have no use for it. Nothing stops it: what it was asked for is answered when the process ends,
/// and stopping would only take time.
final class Container implements TenantConnector {
  /// Of this process; a native image has beans from its build, so their presence tells nothing.
  private boolean started;

  @Override
  public synchronized Tenant connect(TenantConnection connection) {
    if (!started) {
      start();
      started = true;
    }
    return Arc.container().instance(TenantConnector.class).get().connect(connection);
  }

  /// What `Quarkus.run` does, without an application of its own and without waiting for its end.
  private static void start() {
    try {
      Class<?> generated = Class.forName(Application.APP_CLASS_NAME);
      ((Application) generated.getDeclaredConstructor().newInstance()).start(new String[0]);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the build left out " + Application.APP_CLASS_NAME, e);
    }
  }
}
