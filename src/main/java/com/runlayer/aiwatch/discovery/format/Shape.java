// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import java.util.List;

/// Where in a file its servers, its recorded projects and whatever else matters are.
///
/// @param servers the ways to the maps or lists of servers
/// @param flat whether the top of a file that has none of those maps is itself a map of servers
/// @param single the ways to a value that is one server; the file's top-level `name` is its name
/// @param streaming whether an address without a type is one for streamable HTTP
/// @param dormant whether the servers are no more than available: nothing starts them yet
/// @param projects the ways to keys that are project folders; each ends in [KeyPath#ANY]
/// @param folders the ways to values that are `file:` addresses or paths of project folders
/// @param switchedOn the ways to lists of names of servers that are switched on for a project
/// @param switchedOff the same for servers that are switched off
/// @param notes settings that say that there is more
public record Shape(
    List<KeyPath> servers,
    boolean flat,
    List<KeyPath> single,
    boolean streaming,
    boolean dormant,
    List<KeyPath> projects,
    List<KeyPath> folders,
    List<KeyPath> switchedOn,
    List<KeyPath> switchedOff,
    List<Note> notes) {
  /// Copies the lists.
  public Shape {
    servers = List.copyOf(servers);
    single = List.copyOf(single);
    projects = List.copyOf(projects);
    folders = List.copyOf(folders);
    switchedOn = List.copyOf(switchedOn);
    switchedOff = List.copyOf(switchedOff);
    notes = List.copyOf(notes);
  }

  /// A file that holds servers and nothing else of interest.
  public static Shape of(boolean flat, KeyPath... servers) {
    return new Shape(
        List.of(servers),
        flat,
        List.of(),
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
