// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.file;

import java.util.Optional;

/// Keeps the [InstallRecord].
public interface InstallRecords {
  /// What is kept. A record that is missing, broken or of another version counts as none.
  Loaded load();

  /// Replaces what is kept.
  ///
  /// @return why it could not be kept, as a sentence; empty where it is on the disk
  Optional<String> save(InstallRecord record);

  /// What was found.
  ///
  /// @param record empty where none can be used
  /// @param problem a sentence for a person, where something of it could not be used
  record Loaded(InstallRecord record, Optional<String> problem) {}
}
