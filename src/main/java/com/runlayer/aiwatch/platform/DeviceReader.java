// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;

/// Describes the machine.
public final class DeviceReader {
  private static final String ID_FILE = "device_id";
  private static final long ID_FILE_BYTES = 64;

  private final Supplier<String> hostName;
  private final HardwareId hardwareId;
  private final StateFiles state;
  private final Supplier<UUID> randomIds;

  /// @param hostName the system's own name
  /// @param hardwareId the machine's id
  /// @param state keeps a random id where the machine has none
  /// @param randomIds for that case
  public DeviceReader(
      Supplier<String> hostName,
      HardwareId hardwareId,
      StateFiles state,
      Supplier<UUID> randomIds) {
    this.hostName = hostName;
    this.hardwareId = hardwareId;
    this.state = state;
    this.randomIds = randomIds;
  }

  /// The machine, from the runtime's properties `os.name`, `os.version` and `os.arch` and the
  /// sources given.
  ///
  /// @throws StateException if there is no hardware id and no random one can be kept: an id that
  /// changes with every scan would make a new device of each
  public Device read(Properties properties) throws StateException {
    return new Device(
        id(),
        hostName.get(),
        os(properties.getProperty("os.name", "")),
        properties.getProperty("os.version", ""),
        arch(properties.getProperty("os.arch", "")));
  }

  /// Where a device's id comes from.
  public enum IdSource {
    /// It follows from the machine's own id.
    HARDWARE,
    /// It is a random one that is kept in the state folder.
    KEPT,
    /// There is none yet: the next scan makes a random one.
    NONE
  }

  /// Where the id comes from; nothing is made.
  ///
  /// @throws StateException if the state folder is not the user's own
  public IdSource idSource() throws StateException {
    if (hardwareId.read().isPresent()) {
      return IdSource.HARDWARE;
    }
    return kept().isPresent() ? IdSource.KEPT : IdSource.NONE;
  }

  private String id() throws StateException {
    Optional<String> hardware = hardwareId.read();
    if (hardware.isPresent()) {
      return DeviceId.of(hardware.get());
    }
    Optional<String> kept = kept();
    if (kept.isPresent()) {
      return kept.get();
    }
    String fresh = randomIds.get().toString();
    state.write(ID_FILE, (fresh + "\n").getBytes(StandardCharsets.US_ASCII));
    return fresh;
  }

  /// Anything but an own file with a UUID counts as absent and is written anew.
  private Optional<String> kept() throws StateException {
    if (!(state.read(ID_FILE, ID_FILE_BYTES) instanceof FileContent.Read read)) {
      return Optional.empty();
    }
    try {
      String text = new String(read.bytes(), StandardCharsets.US_ASCII).strip();
      return Optional.of(UUID.fromString(text).toString()).filter(text::equalsIgnoreCase);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String os(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("mac") ? "macos" : lower;
  }

  private static String arch(String name) {
    return switch (name) {
      case "aarch64", "arm64" -> "arm64";
      case "amd64", "x86_64" -> "x86_64";
      default -> name;
    };
  }
}
