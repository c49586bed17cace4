// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import java.util.List;

/// Where in a file its servers and its recorded projects are.
///
/// @param servers the ways to the maps of servers
/// @param flat whether the top of a file that has none of those maps is itself a map of servers
/// @param projects the ways to keys that are project folders; each ends in [KeyPath#ANY]
/// @param folders the ways to values that are `file:` addresses of project folders
public record Shape(
    List<KeyPath> servers, boolean flat, List<KeyPath> projects, List<KeyPath> folders) {
  /// Copies the lists.
  public Shape {
    servers = List.copyOf(servers);
    projects = List.copyOf(projects);
    folders = List.copyOf(folders);
  }
}
