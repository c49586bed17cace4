// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.format.Format;
import com.runlayer.aiwatch.discovery.format.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One kind of file that a client reads.
///
/// @param place where it is
/// @param format its notation
/// @param shape where in it the servers are
/// @param shared whether it is another client's file in the first place: it counts for this client
///     only where this client is installed
/// @param source where the knowledge comes from, for whoever checks or updates the entry
public record ClientFile(Place place, Format format, Shape shape, boolean shared, String source) {
  /// A JSON file that a plugin brings.
  public static ClientFile ofPlugin(Path path, Shape shape) {
    return new ClientFile(
        new Place.Fixed(Map.of()), Format.JSON, shape, /* shared= */ false, path.toString());
  }

  /// Where a file is.
  public sealed interface Place {
    /// At known places of the device.
    ///
    /// @param templates per system, as [Places] understands them
    record Fixed(Map<Layout.Os, List<String>> templates) implements Place {
      /// Copies the map.
      public Fixed {
        templates = Map.copyOf(templates);
      }
    }

    /// In any project folder.
    ///
    /// @param template the path from the project's folder, with `/`; a star in a component stands
    ///     for any run of characters, in the first component at its beginning only
    record InProject(String template) implements Place {}
  }
}
