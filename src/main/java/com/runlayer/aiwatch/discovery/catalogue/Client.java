// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.config.Layout;
import java.util.List;
import java.util.Map;

/// One client of the catalogue.
///
/// @param id its name on the wire
/// @param name its name for a person
/// @param markers per system, places of which one exists where the client is installed
/// @param blindSpots sentences on what this client keeps where no scan can see it
/// @param files the files that it reads
public record Client(
    String id,
    String name,
    Map<Layout.Os, List<String>> markers,
    List<String> blindSpots,
    List<ClientFile> files) {
  /// Copies everything.
  public Client {
    markers = Map.copyOf(markers);
    blindSpots = List.copyOf(blindSpots);
    files = List.copyOf(files);
  }
}
