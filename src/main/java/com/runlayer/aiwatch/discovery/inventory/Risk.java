// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

/// Something about a server that an administrator can act on.
public enum Risk {
  /// Its package is fetched without an exact version: tomorrow it may be other code.
  UNPINNED("unpinned"),
  /// A secret stands in its entry as plain text.
  PLAINTEXT_SECRET("plaintext_secret"),
  /// Its address is not encrypted and leaves this device.
  CLEARTEXT_ENDPOINT("cleartext_endpoint"),
  /// The file that defines it can be read by every user of the device, and holds a secret.
  WORLD_READABLE_CONFIG("world_readable_config");

  private final String jsonName;

  Risk(String jsonName) {
    this.jsonName = jsonName;
  }

  /// The spelling of the JSON output.
  public String jsonName() {
    return jsonName;
  }
}
