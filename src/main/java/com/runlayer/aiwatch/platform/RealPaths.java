// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.file.Path;

/// Says where a path leads. Opens no file and lists no folder.
public interface RealPaths {
  /// The path with the links of all components followed, at most 40 of them as in the kernel, and
  /// `..` taken from where a link leads. What does not exist, may not be looked at or lies behind
  /// too many links is appended as it is.
  ///
  /// @param path absolute
  Path real(Path path);

  /// Whether something has this name, be it a link that leads nowhere.
  ///
  /// @param path absolute
  boolean exists(Path path);
}
