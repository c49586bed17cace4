// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import java.util.Locale;

/// For whom a server is defined.
public enum DefinitionScope {
  /// By the administrator.
  MANAGED,
  /// For the user, wherever the client runs.
  USER,
  /// For the user in one project (Claude Code calls it `local`).
  LOCAL,
  /// By the project's own files.
  PROJECT,
  /// By an installed plugin.
  PLUGIN;

  /// The name towards the tenant: `project`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
