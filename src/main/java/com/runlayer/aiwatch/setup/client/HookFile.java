// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.runlayer.aiwatch.setup.edit.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// One file of a client in which something of ours belongs.
///
/// @param path where it is
/// @param owner whose it is
/// @param format its notation
/// @param empty what a new one holds before anything of ours is in it
/// @param hooks what belongs into it
/// @param lock the file that the client itself locks while it changes this one, if there is such a
///     rule
public record HookFile(
    Path path, Owner owner, Format format, String empty, FileHooks hooks, Optional<Path> lock) {
  HookFile(Path path, Owner owner, Format format, String empty, FileHooks hooks) {
    this(path, owner, format, empty, hooks, Optional.empty());
  }

  /// What a new one holds before anything of ours is in it.
  public byte[] emptyText() {
    return empty.getBytes(StandardCharsets.UTF_8);
  }
}
