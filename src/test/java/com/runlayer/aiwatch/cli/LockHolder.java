// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Another process that holds a lock until it is ended, or until its stdin is closed.
final class LockHolder {
  private LockHolder() {}

  /// Locks the file that the argument names and says so with one `L`.
  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      System.out.print('L');
      System.out.flush();
      int end = System.in.read();
      while (end >= 0) {
        end = System.in.read();
      }
    }
  }
}
