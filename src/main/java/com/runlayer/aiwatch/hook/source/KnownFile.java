// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.format.Shape;
import java.util.List;
import java.util.Optional;

/// A file in which a client looks for its servers.
///
/// @param linux places as [com.runlayer.aiwatch.discovery.catalogue.Places] understands them
/// @param macos the same on macOS
/// @param project the path from any folder above the session's; then there are no places
record KnownFile(
    List<String> linux,
    List<String> macos,
    Optional<String> project,
    Format format,
    Shape shape,
    DefinitionScope scope) {
  KnownFile {
    linux = List.copyOf(linux);
    macos = List.copyOf(macos);
  }

  static KnownFile at(List<String> places, Format format, Shape shape, DefinitionScope scope) {
    return new KnownFile(places, places, Optional.empty(), format, shape, scope);
  }

  static KnownFile inProject(String path, Format format, Shape shape) {
    return new KnownFile(
        List.of(), List.of(), Optional.of(path), format, shape, DefinitionScope.PROJECT);
  }

  List<String> places(Layout.Os os) {
    return switch (os) {
      case LINUX -> linux;
      case MACOS -> macos;
    };
  }
}
