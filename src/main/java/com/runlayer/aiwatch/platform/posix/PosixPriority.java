// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.ProcessPriority;

/// Steps back with `setpriority(2)`, on Linux also with `ioprio_set(2)`, which acts on the calling
/// thread and those that it starts later: to be called by the thread that does the work.
public final class PosixPriority implements ProcessPriority {
  /// Nothing is loaded yet.
  public PosixPriority() {}

  @Override
  public void lower() {
    Posix.load().stepBack();
  }
}
