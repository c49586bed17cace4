// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

/// What others need to know of a property list that is not this program's.
public final class PropertyLists {
  /// More than any MDM writes.
  public static final int MAX_BYTES = 1024 * 1024;

  private PropertyLists() {}

  /// Whether a property list holds anything. One that cannot be read counts as one that does: its
  /// owner may be able to read it.
  public static boolean hasEntries(byte[] bytes) {
    try {
      return !Plist.read(bytes).isEmpty();
    } catch (PlistException e) {
      return true;
    }
  }
}
