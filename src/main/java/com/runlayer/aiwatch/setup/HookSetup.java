// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.runlayer.aiwatch.setup.client.ClientSetups;

/// Installs our hooks in the clients' configuration, compares, and takes them out: the door to this
/// room.
public final class HookSetup {
  private final SetupWorld world;

  /// @param world what is worked with
  public HookSetup(SetupWorld world) {
    this.world = world;
  }

  /// Does what is asked for. A client that fails is reported, and the others are done.
  public SetupReport run(SetupRequest request) {
    Planner planner = new Planner();
    Run run = new Run(world, request, ClientSetups.all(world.clock()));
    return switch (request.action()) {
      case INSTALL, CHECK -> new Installation(world, planner, run).run();
      case UNINSTALL -> new Removal(world, planner, run).run();
    };
  }
}
