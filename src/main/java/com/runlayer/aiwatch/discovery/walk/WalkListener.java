// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.walk;

import java.nio.file.Path;

/// Hears of the entries that a [Walk] looks for.
public interface WalkListener {
  /// An entry with a wanted name was seen.
  ///
  /// @param folder the folder that it lies in, absolute
  /// @param name the entry's own name
  void found(Path folder, String name);
}
