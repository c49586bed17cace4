// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

/// For whom a configuration counts.
public enum Scope {
  /// For everything its client does, of one user or of the device.
  GLOBAL("global"),
  /// For one project folder.
  PROJECT("project"),
  /// For whoever installed the plugin that brings it.
  PLUGIN("plugin");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /// The spelling of the tenant's interface and of the JSON output.
  public String wireName() {
    return wireName;
  }
}
