// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.Terminals;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Asks with `isatty(3)` and `ioctl(2)`, because `java.io.Console` only tells whether stdin and
/// stdout are a terminal both. For one thread.
///
/// The C library is bound at the first call.
public final class PosixTerminals implements Terminals {
  private @Nullable Posix posix;

  /// Nothing is loaded yet.
  public PosixTerminals() {}

  @Override
  public boolean isTerminal(Stream stream) {
    return posix().isTerminal(stream.descriptor());
  }

  @Override
  public OptionalInt columns(Stream stream) {
    return posix().columns(stream.descriptor());
  }

  private Posix posix() {
    Posix loaded = posix;
    if (loaded == null) {
      loaded = Posix.load();
      posix = loaded;
    }
    return loaded;
  }
}
