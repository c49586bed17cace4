// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import java.util.function.Supplier;

/// The machine's name by `gethostname(2)`: no resolver, no network, unlike `InetAddress`.
public final class PosixHostName implements Supplier<String> {
  /// Asks at each call.
  public PosixHostName() {}

  @Override
  public String get() {
    try {
      return Posix.load().hostName();
    } catch (ErrnoException e) {
      throw new PlatformUnavailableException(
          "The system does not tell its host name (" + e.getMessage() + "); set one.", e);
    }
  }
}
