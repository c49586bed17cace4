// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.runlayer.aiwatch.platform.HardwareId;
import com.runlayer.aiwatch.platform.posix.NativeLibraries;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The hardware UUID of a Mac. `gethostuuid(2)` gives the `IOPlatformUUID` of the I/O Registry
/// without IOKit; it is written here as `ioreg` prints it, in upper case.
public final class HostUuid implements HardwareId {
  private static final long WAIT_SECONDS = 1;

  private final Supplier<LibSystem> library;

  /// Binds libSystem at the first call.
  public HostUuid() {
    this(() -> NativeLibraries.process(LibSystem.class, Map.of()));
  }

  HostUuid(Supplier<LibSystem> library) {
    this.library = library;
  }

  @Override
  public Optional<String> read() {
    byte[] uuid = new byte[16];
    byte[] wait =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(WAIT_SECONDS).array();
    if (library.get().gethostuuid(uuid, wait) != 0) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(uuid);
    UUID id = new UUID(bytes.getLong(), bytes.getLong());
    // A machine without one, a virtual one for example, gives zeros.
    return id.equals(new UUID(0, 0))
        ? Optional.empty()
        : Optional.of(id.toString().toUpperCase(Locale.ROOT));
  }
}
