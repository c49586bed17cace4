// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.runlayer.aiwatch.setup.edit.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// One file of a client in which something of ours belongs.
///
/// @param path where it is
/// @param owner whose it is
/// @param format its notation
/// @param empty what a new one holds before anything of ours is in it
/// @param hooks what belongs into it
public record HookFile(Path path, Owner owner, Format format, String empty, FileHooks hooks) {
  /// What a new one holds before anything of ours is in it.
  public byte[] emptyText() {
    return empty.getBytes(StandardCharsets.UTF_8);
  }
}
