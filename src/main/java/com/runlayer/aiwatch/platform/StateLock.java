// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;

/// A lock of the operating system on a file that stays. It ends with [#close] or with the process.
public final class StateLock implements AutoCloseable {
  private final FileChannel channel;
  private final Runnable released;

  StateLock(FileChannel channel, Runnable released) {
    this.channel = channel;
    this.released = released;
  }

  /// Gives the lock back; a second call does nothing.
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is gone either way, and the lock with it.
    }
    released.run();
  }
}
