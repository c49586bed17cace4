// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A numeric address, read without a resolver: a list of exceptions must never cause a question to
/// the network.
final class IpAddress {
  private static final int V4 = 4;
  private static final int V6 = 16;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads `192.0.2.1` or `2001:db8::1`, without brackets and zone.
  static Optional<IpAddress> parse(String text) {
    return (text.indexOf(':') >= 0 ? v6(text) : v4(text, V4)).map(IpAddress::new);
  }

  /// Whether this address is `range`, or lies in it: `192.0.2.0/24`, `169.254/16`,
  /// `2001:db8::/32`.
  boolean in(String range) {
    int slash = range.indexOf('/');
    if (slash < 0) {
      return parse(range).filter(other -> Arrays.equals(bytes, other.bytes)).isPresent();
    }
    String network = range.substring(0, slash);
    int bits = number(range.substring(slash + 1), 8 * V6);
    Optional<byte[]> start = network.indexOf(':') >= 0 ? v6(network) : v4(network, 1);
    return bits >= 0
        && start
            .filter(first -> first.length == bytes.length && sameStart(first, bits))
            .isPresent();
  }

  private boolean sameStart(byte[] other, int bits) {
    if (bits > 8 * bytes.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((bytes[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /// At least `parts` numbers; those that are missing at the end are 0, as in `169.254/16`.
  private static Optional<byte[]> v4(String text, int parts) {
    String[] numbers = text.split("\\.", -1);
    if (numbers.length < parts || numbers.length > V4) {
      return Optional.empty();
    }
    byte[] address = new byte[V4];
    for (int i = 0; i < numbers.length; i++) {
      int number = number(numbers[i], 255);
      if (number < 0) {
        return Optional.empty();
      }
      address[i] = (byte) number;
    }
    return Optional.of(address);
  }

  private static Optional<byte[]> v6(String text) {
    int gap = text.indexOf("::");
    Optional<byte[]> head = groups(gap < 0 ? text : text.substring(0, gap));
    Optional<byte[]> tail = gap < 0 ? Optional.of(new byte[0]) : groups(text.substring(gap + 2));
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int known = head.get().length + tail.get().length;
    if (gap < 0 ? known != V6 : known > V6 - 2) {
      return Optional.empty();
    }
    byte[] address = Arrays.copyOf(head.get(), V6);
    System.arraycopy(tail.get(), 0, address, V6 - tail.get().length, tail.get().length);
    return Optional.of(address);
  }

  private static Optional<byte[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] groups = text.split(":", -1);
    byte[] bytes = new byte[0];
    for (int i = 0; i < groups.length; i++) {
      String group = groups[i];
      Optional<byte[]> more =
          i == groups.length - 1 && group.indexOf('.') >= 0 ? v4(group, V4) : group(group);
      if (more.isEmpty() || bytes.length > V6) {
        return Optional.empty();
      }
      int length = bytes.length;
      bytes = Arrays.copyOf(bytes, length + more.get().length);
      System.arraycopy(more.get(), 0, bytes, length, more.get().length);
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> group(String text) {
    if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    int value = HexFormat.fromHexDigits(text);
    return Optional.of(new byte[] {(byte) (value >> 8), (byte) value});
  }

  /// -1 for what is no number up to `max`.
  private static int number(String text, int max) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number <= max ? number : -1;
  }

  /// `192.0.2.1`; of IPv6 all eight groups.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += bytes.length == V4 ? 1 : 2) {
      text.append(i == 0 ? "" : bytes.length == V4 ? "." : ":");
      text.append(
          bytes.length == V4
              ? Integer.toString(bytes[i] & 0xFF)
              : Integer.toHexString(((bytes[i] & 0xFF) << 8) | (bytes[i + 1] & 0xFF)));
    }
    return text.toString();
  }
}
