// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.nio.file.Path;
import java.util.Optional;

/// Something that a scan looked at and did not understand.
///
/// @param kind the class of the failure
/// @param path the file, or the home folder that is missing
/// @param entry the entry of the file that was left out; empty: the whole file
/// @param sentence what, where and what was expected; never a piece of the file's values
public record ReadError(Kind kind, Path path, Optional<String> entry, String sentence) {
  /// What failed.
  public enum Kind {
    /// There is no home folder: nothing at all was scanned.
    HOME_MISSING,
    /// The file does not follow its format: none of its servers is reported.
    SYNTAX,
    /// One entry has the wrong shape: the others of its file are reported.
    ENTRY
  }
}
