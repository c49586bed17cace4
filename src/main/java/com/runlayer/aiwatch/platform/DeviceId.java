// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Identifiers that follow from a name (RFC 9562, version 5), so that the tenant recognises a
/// device without learning its hardware id.
public final class DeviceId {
  /// RFC 9562, appendix: the name space of domain names.
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  private static final String NAME_SPACE = "device-id.aiwatch.runlayer.com";

  private DeviceId() {}

  /// The id of the device with this hardware id.
  ///
  /// @param hardwareId taken as it is but for white space around it
  public static String of(String hardwareId) {
    return version5(version5(DNS, NAME_SPACE), hardwareId.strip()).toString();
  }

  static UUID version5(UUID nameSpace, String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(nameSpace.getMostSignificantBits())
            .putLong(nameSpace.getLeastSignificantBits())
            .flip());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & ~0xC000000000000000L) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
