// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import java.nio.file.Path;

/// The version that the package says it installed, as an MDM's inventory reads it.
public sealed interface VersionRecord {
  /// The record names a version.
  record Recorded(String version) implements VersionRecord {}

  /// There is no record.
  record Absent() implements VersionRecord {}

  /// There is something that is no record.
  ///
  /// @param clause why, for a person: `is not a property list`
  record Unusable(String clause) implements VersionRecord {}

  /// Reads a property list with the key `Version`.
  static VersionRecord read(SafeFiles files, Path path) {
    return switch (files.read(path, SafeFiles.Links.REFUSE, 64 * 1024)) {
      case FileContent.Absent _ -> new Absent();
      case FileContent.Refused refused -> new Unusable(refused.explanation());
      case FileContent.Read read -> {
        try {
          yield Plist.read(read.bytes()).get("Version") instanceof PlistValue.Text text
              ? new Recorded(text.text())
              : new Unusable("has no Version");
        } catch (PlistException e) {
          yield new Unusable(String.valueOf(e.getMessage()));
        }
      }
    };
  }
}
