// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

/// Whether a client starts a server, as far as the server's own entry says.
public enum Enabled {
  YES,
  NO,
  /// The entry says nothing. The client decides, most often for yes.
  UNKNOWN
}
