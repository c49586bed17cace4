// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Supplier;

/// Random UUIDs straight from the system. What the JDK makes them with looks for its providers
/// first, for which a client would wait.
public final class PosixRandomIds implements Supplier<UUID> {
  private static final String SOURCE = "/dev/urandom";
  private static final int BYTES = 16;
  private static final int VERSION = 6;
  private static final int VARIANT = 8;

  /// A version 4 UUID (RFC 9562).
  ///
  /// @throws PlatformUnavailableException if the system gives no random bytes
  @Override
  public UUID get() {
    try (InputStream in = new FileInputStream(SOURCE)) {
      byte[] bytes = in.readNBytes(BYTES);
      if (bytes.length == BYTES) {
        bytes[VERSION] = (byte) ((bytes[VERSION] & 0x0f) | 0x40);
        bytes[VARIANT] = (byte) ((bytes[VARIANT] & 0x3f) | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
      }
    } catch (IOException e) {
      // the same answer as for too few bytes
    }
    throw new PlatformUnavailableException("The system gives no random bytes: " + SOURCE + ".");
  }
}
