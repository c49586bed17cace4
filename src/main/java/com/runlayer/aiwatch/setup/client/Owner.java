// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

/// Whose a file is, and with whose identity it is opened.
public enum Owner {
  /// Root's, for every user of the machine.
  MACHINE,
  /// A user's, in the home.
  USER
}
