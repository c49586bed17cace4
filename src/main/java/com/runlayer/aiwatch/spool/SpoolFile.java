// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import com.runlayer.aiwatch.platform.StateEntry;
import java.util.Optional;

/// An event's file, not opened yet.
record SpoolFile(EntryName name, StateEntry entry) implements Comparable<SpoolFile> {
  static Optional<SpoolFile> of(StateEntry entry) {
    return EntryName.parse(entry.name()).map(name -> new SpoolFile(name, entry));
  }

  @Override
  public int compareTo(SpoolFile other) {
    return name.compareTo(other.name);
  }
}
