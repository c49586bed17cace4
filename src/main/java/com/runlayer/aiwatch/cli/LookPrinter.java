// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.discovery.inventory.Look;
import com.runlayer.aiwatch.discovery.inventory.Origin;
import java.io.PrintWriter;

/// Every file that a scan looks at, why, and what came of it: a line each.
final class LookPrinter implements Look.Listener {
  private final PrintWriter err;
  private final ShortPaths paths;

  LookPrinter(PrintWriter err, ShortPaths paths) {
    this.err = err;
    this.paths = paths;
  }

  @Override
  public void looked(Look look) {
    String line =
        "looked at "
            + paths.of(look.path())
            + " for "
            + look.client()
            + " ("
            + reason(look.origin())
            + "): "
            + paths.in(look.outcome());
    err.println(Printable.of(line));
  }

  private String reason(Origin origin) {
    return switch (origin) {
      case Origin.Global() -> "its own configuration";
      case Origin.Project project -> "project " + paths.of(project.folder());
      case Origin.Plugin plugin -> "plugin " + plugin.name();
    };
  }
}
