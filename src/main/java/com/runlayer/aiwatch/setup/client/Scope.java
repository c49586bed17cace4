// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

/// For whom hooks are installed.
public enum Scope {
  /// By root: the clients' own files for the whole machine, and what belongs to the user at the
  /// screen.
  MDM,
  /// By a user, in that user's home.
  USER
}
