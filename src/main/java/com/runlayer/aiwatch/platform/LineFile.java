// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file that processes append lines to, and what became of it when it had grown too large.
public interface LineFile {
  /// Appends one line; makes the file, for its owner alone, where it is missing.
  ///
  /// @param line bytes with the line end
  /// @throws StateException if the line is not in the file
  void append(byte[] line) throws StateException;

  /// Where lines are: the file itself, then the older ones, the youngest of them first.
  List<Path> paths();

  /// Opens one of [#paths] for reading.
  ///
  /// @return empty where it is not there
  /// @throws StateException if it is refused
  Optional<OpenLines> open(Path path) throws StateException;

  /// A file that is nowhere and forgets every line.
  static LineFile none() {
    return new LineFile() {
      @Override
      public void append(byte[] line) {}

      @Override
      public List<Path> paths() {
        return List.of();
      }

      @Override
      public Optional<OpenLines> open(Path path) {
        return Optional.empty();
      }
    };
  }
}
