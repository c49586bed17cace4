// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// An open file of lines, which stays the same file when it gets another name.
public interface OpenLines extends AutoCloseable {
  /// Which file of its volume it is; two open files are the same if they have the same number.
  long inode();

  /// How many bytes it has in this moment.
  ///
  /// @throws StateException if the system does not tell
  long size() throws StateException;

  /// Reads a part.
  ///
  /// @param offset from the beginning of the file
  /// @return at most `atMost` bytes, none at the end
  /// @throws StateException if it cannot be read
  byte[] read(long offset, int atMost) throws StateException;

  @Override
  void close();
}
