// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.OptionalLong;

/// Counts across processes without a lock that one of them could hold.
public interface Sequences {
  /// The next number of the sequence that a file stands for, from 1 on; no other process is given
  /// the same one. The file is made where it is missing, and is as long as the last number.
  ///
  /// @param file in a folder that is there
  /// @return empty where the file cannot be made or written, or is not the user's own
  OptionalLong next(Path file);
}
