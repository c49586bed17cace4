// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import com.runlayer.aiwatch.platform.SafeFiles.Links;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The machine id of Linux, see machine-id(5): one line that systemd or D-Bus wrote at the first
/// start.
public final class MachineIdFile implements HardwareId {
  private static final long MAX_BYTES = 256;

  private final SafeFiles files;
  private final Path root;

  /// @param root what stands in front of the system's paths
  public MachineIdFile(SafeFiles files, Path root) {
    this.files = files;
    this.root = root;
  }

  @Override
  public Optional<String> read() {
    return List.of("etc/machine-id", "var/lib/dbus/machine-id").stream()
        .flatMap(path -> id(root.resolve(path)).stream())
        .findFirst();
  }

  private Optional<String> id(Path path) {
    if (!(files.read(path, Links.FOLLOW, MAX_BYTES) instanceof FileContent.Read read)) {
      return Optional.empty();
    }
    String id = new String(read.bytes(), StandardCharsets.US_ASCII).strip();
    // An image that was never started has an empty file or this word; both would be the same for
    // every copy of it.
    return id.isEmpty() || id.equals("uninitialized") ? Optional.empty() : Optional.of(id);
  }
}
