// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

/// One entry of a folder, as [EntryLayout] finds it in the system's records.
final class RawEntry {
  /// What the records say about an entry.
  enum Type {
    FOLDER,
    OTHER,
    /// Nothing: the system has to be asked.
    UNKNOWN
  }

  /// Takes entries.
  interface Consumer {
    /// Called once per entry.
    ///
    /// @param start where the name begins in the records
    /// @param length of the name in bytes
    /// @return whether to go on
    boolean entry(int start, int length, Type type);
  }

  private RawEntry() {}
}
